import { expect, test } from "@playwright/test";

/** What most conditions leave as it is can be changed in the matrix, by keyboard, and is read back in the protocol. */
test("a condition's details open by keyboard, are kept, and stand in the protocol", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Start the pilot" }).click();
  await page.waitForURL(/\/studies\/[0-9a-f-]{36}$/);
  const study = page.url();
  await page.getByRole("link", { name: "Edit design" }).click();
  const summary = page.getByRole("button", { name: /^Details of C2: / });
  await expect(summary).toHaveText(/as usual$/);
  await summary.focus();
  await page.keyboard.press("Enter");
  await expect(summary).toHaveAttribute("aria-expanded", "true");
  const details = page.getByRole("row", { name: "Details of C2" });
  await details.getByLabel("Rows name").selectOption("line");
  const runs = details.getByLabel("Runs of the workload a call");
  await runs.fill("11");
  await expect(runs).toHaveAttribute("aria-invalid", "true");
  await runs.fill("5");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(details.getByRole("checkbox", { name: "Drill-down" })).toBeChecked();
  await details.getByLabel("Tokenizer").selectOption("cl100k_base");
  const said = "hottest lines, up to 5 runs a profile, drill-down, cl100k_base tokens";
  await expect(summary).toHaveText(new RegExp(`${said}$`));
  await expect(page.getByText(/^draft · saved/)).toBeVisible();
  await expect(async () => {
    await page.goto(study);
    await expect(page.getByRole("cell", { name: said })).toBeVisible({ timeout: 1000 });
  }).toPass();
});
