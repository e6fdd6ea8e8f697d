import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

/** Every page, in both themes and on a phone: opens without errors, fits its width, and has no serious accessibility finding. */
const PLACES = [
  "/",
  "/studies/new",
  "/benchmarks",
  "/benchmarks/npm-history",
  "/benchmarks/npm-history/tasks/toposort-maps",
  "/profiles",
  "/profiles",
  "/system",
];
const LOOKS = [
  { name: "light", colorScheme: "light", width: 1280 },
  { name: "dark", colorScheme: "dark", width: 1280 },
  { name: "narrow", colorScheme: "light", width: 390 },
] as const;

for (const { name, colorScheme, width } of LOOKS)
  test(`the pages hold up in ${name}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    const problems = listenForErrors(page);
    for (const place of [...PLACES, ...(await studyPlaces(page))]) {
      await page.goto(place);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectToFit(page, place);
      await expectAccessible(page, place);
    }
    expect(problems).toEqual([]);
  });

test("an unknown study, run, task or profile is a page that says so", async ({ page }) => {
  const nobody = "00000000-0000-7000-8000-000000000000";
  for (const place of [
    `/studies/${nobody}`,
    `/runs/${nobody}`,
    `/profiles/${nobody}`,
    "/benchmarks/npm-history/tasks/nope",
    "/studies/x",
  ]) {
    const response = await page.goto(place);
    expect(response?.status(), place).toBe(404);
    await expect(page.getByRole("link", { name: /studies/i }).first()).toBeVisible();
  }
});

test("a request for another host, or an action from another origin, is refused", async ({ request, baseURL }) => {
  const rebound = await request.get("/", { headers: { host: "evil.example" } });
  expect(rebound.status()).toBe(421);
  const foreign = await request.post("/", { headers: { origin: "https://evil.example" }, data: "" });
  expect(foreign.status()).toBe(403);
  expect((await request.get("/api/health", { headers: { host: new URL(baseURL ?? "").host } })).status()).toBe(200);
});

/** Pages of the newest study, if there is one: the other specs leave theirs behind. */
async function studyPlaces(page: Page): Promise<string[]> {
  await page.goto("/");
  const link = page.locator('a[href^="/studies/"]:not([href="/studies/new"])').first();
  if ((await link.count()) === 0) return [];
  const study = await link.getAttribute("href");
  return ["", "/runs", "/rigor", "/export", "/design", "/results", "/results/RQ1"].map((tab) => `${study}${tab}`);
}

function listenForErrors(page: Page): string[] {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`${page.url()}: ${message.text()}`);
  });
  return problems;
}

async function expectToFit(page: Page, place: string): Promise<void> {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beyond, `${place} is wider than the window`).toBeLessThanOrEqual(0);
}

async function expectAccessible(page: Page, place: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${place}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
}
