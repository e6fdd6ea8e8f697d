import { expect, test } from "@playwright/test";

/** Bad input where a researcher makes it: one clear sentence beside the field, nothing lost, nothing half-written. */
test("a draft with a zero budget and no replicates says so beside the fields and cannot be frozen", async ({
  page,
}) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Start the pilot" }).click();
  await page.waitForURL(/\/studies\/[0-9a-f-]{36}$/);
  const study = page.url();
  await page.getByRole("link", { name: "Edit design" }).click();
  await page.getByLabel("Steps").first().fill("0");
  await expect(page.getByText("a run needs at least 1 step").first()).toBeVisible();
  await page.getByLabel("Replicates").first().fill("0");
  await expect(page.getByText("a study needs at least 1 replicate").first()).toBeVisible();
  // Drafts are saved a moment after the last change.
  await expect(page.getByText(/^draft · saved/)).toBeVisible();
  await expect(async () => {
    await page.goto(study);
    await expect(page.getByRole("button", { name: /Freeze and launch/ })).toBeDisabled({ timeout: 1000 });
  }).toPass();
});

test("a malformed study file names line and field, and creates nothing", async ({ page }) => {
  await page.goto("/");
  const before = await page.locator('a[href^="/studies/"]').count();
  await page.goto("/studies/new");
  await page.getByRole("textbox", { name: /YAML or JSON/ }).fill("title: Broken\nreplicates: zero\nconditions: []\n");
  await page.getByRole("button", { name: "Create study from file" }).click();
  await expect(page.getByText(/replicates/).first()).toBeVisible();
  await page.goto("/");
  expect(await page.locator('a[href^="/studies/"]').count()).toBe(before);
});
