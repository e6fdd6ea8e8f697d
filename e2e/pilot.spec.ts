import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";

/** The first thing a researcher does, in a real browser on real packages: pilot → freeze → watch live → results → figure. */
test.describe.configure({ mode: "serial" });

const MINUTE = 60_000;
let study = "";

test("the pilot is one click to a draft and one more to a running study", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Start the pilot" }).click();
  await page.waitForURL(/\/studies\/[0-9a-f-]{36}$/);
  study = new URL(page.url()).pathname;
  await page.getByRole("button", { name: "Freeze and launch 36 runs" }).click();
  await expect(page.getByText(/^[0-9a-f]{12,64}$/).first()).toBeVisible();
  await expect(page.getByText("Effects stay hidden until the study is complete.")).toBeVisible();
  await expect(page.getByText("simulated").first()).toBeVisible();
});

test("steps arrive live before the run ends, and a reload in the middle loses and repeats nothing", async ({
  page,
}) => {
  test.setTimeout(5 * MINUTE);
  await page.goto(`${study}/runs?state=queued`);
  await page.getByRole("row").filter({ hasText: "C1" }).first().getByRole("link").first().click();
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}/);
  const steps = page.getByRole("navigation", { name: "Steps" });
  await expect(steps.getByText("profiled", { exact: false }).first()).toBeVisible({ timeout: 4 * MINUTE });
  const before = await stepTexts(page);
  await page.reload();
  await expect(steps.getByRole("listitem").nth(before.length - 1)).toBeVisible();
  expect((await stepTexts(page)).slice(0, before.length - 1)).toEqual(before.slice(0, -1));
  await expect(page.getByText("submitted its patch").first()).toBeVisible({ timeout: 2 * MINUTE });
  const numbers = (await stepTexts(page)).map((text) => Number.parseInt(text, 10));
  expect(numbers).toEqual(numbers.map((_, i) => i));
});

test("the profile of a run is a flame graph of the package's own files, beside the text the agent was shown", async ({
  page,
}) => {
  test.setTimeout(5 * MINUTE);
  await openFirstDone(page, "C1");
  await page.getByRole("navigation", { name: "Steps" }).getByText("profiled", { exact: false }).first().click();
  const shown = page.getByText(/^cpu profile of/).first();
  await expect(shown).toBeVisible();
  const text = (await shown.textContent()) ?? "";
  const named = [...text.matchAll(/\((?!node_modules)([\w./@-]+\.(?:c|m)?js):\d+/g)].map((match) => match[1]);
  expect(named.length).toBeGreaterThan(0);
  await expect(page.locator("svg.flame [data-box]").first()).toBeVisible();
  await page.getByRole("link", { name: "Open profile" }).click();
  await page.waitForURL(/\/profiles\//);
  await expect(page.getByText(named[0] ?? "", { exact: false }).first()).toBeVisible();
});

test("looking before the end is asked for, recorded, and leads to estimates with intervals and a figure as SVG", async ({
  page,
}) => {
  test.setTimeout(8 * MINUTE);
  // The first two blocks of the randomised order: two tasks under every condition.
  await expect(async () => {
    await page.goto(`${study}/runs?state=done`);
    expect(
      await page
        .getByRole("row")
        .filter({ hasText: /C[012]/ })
        .count(),
    ).toBeGreaterThanOrEqual(6);
  }).toPass({ timeout: 7 * MINUTE, intervals: [3000] });
  // A run that ends between the look and the results closes them again: then one looks again.
  await expect(async () => {
    await page.goto(`${study}/results/RQ1`);
    const look = page.getByRole("button", { name: /^Look (now|again) \(recorded\)$/ });
    if (await look.isVisible()) {
      await look.click();
      await page.getByRole("button", { name: "Look and record it" }).click();
    }
    await expect(page.getByText(/mean log SR/).first()).toBeVisible({ timeout: 5000 });
  }).toPass({ timeout: MINUTE });
  await expect(page.getByText(/\[[+−]?\d+\.\d\d,\s[+−]?\d+\.\d\d\]/).first()).toBeVisible();
  await expect(page.getByText(/^interim: \d+ of 36\sruns scored, not corrected for looking$/).first()).toBeVisible();
  await expect(page.getByText(/no conclusion before completion/).first()).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: /SVG/ }).first().click();
  const file = await (await download).path();
  const svg = await readFile(file, "utf8");
  expect(svg).toMatch(/^(<\?xml[^>]*>\s*)?<svg [\s\S]*<\/svg>\s*$/);
  expect(svg).toMatch(/interim: \d+ of 36 runs scored, not corrected for looking/);
  await page.goto(study);
  await expect(page.getByText(/Results were looked at with \d+ of 36 runs done/).first()).toBeVisible();
});

test("a cancelled study counts its open runs as cancelled, and says so", async ({ page }) => {
  await page.goto(study);
  await page.getByRole("button", { name: "Cancel study" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel study" }).click();
  await expect(page.getByText(/cancelled/).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Pause study" })).toHaveCount(0);
});

async function stepTexts(page: Page): Promise<string[]> {
  return page.getByRole("navigation", { name: "Steps" }).getByRole("listitem").allTextContents();
}

async function openFirstDone(page: Page, condition: string): Promise<void> {
  await page.goto(`${study}/runs?state=done`);
  await expect(async () => {
    await page.reload();
    await page
      .getByRole("row")
      .filter({ hasText: condition })
      .first()
      .getByRole("link")
      .first()
      .click({ timeout: 2000 });
  }).toPass({ timeout: 4 * MINUTE });
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}/);
}
