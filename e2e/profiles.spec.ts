import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

/** Two recorded profiles of one program, of which the later has a faster `collect`: open, look, compare, take away. */
test.describe.configure({ mode: "serial" });

const fixture = (name: string) => path.join("lib/profile/fixtures", name);
const boxes = (page: Page) => page.locator("svg.flame [data-box]");
const box = (page: Page, name: RegExp) => page.getByRole("button", { name }).and(boxes(page)).first();
const view = (page: Page, name: string) =>
  page.getByRole("group", { name: "View" }).getByRole("button", { name, exact: true });
let before = "";
let after = "";

test("a file that is opened is a flame graph, and one that is no profile is refused in a sentence", async ({
  page,
}) => {
  await page.goto("/profiles");
  await page.getByLabel("Profile to open").setInputFiles({ ...NO_PROFILE });
  await expect(page.getByRole("alert").filter({ hasText: "notes.txt was not opened" })).toContainText(
    "no known format",
  );
  before = await open(page, "before.cpuprofile");
  await expect(page.getByRole("heading", { level: 1, name: "before.cpuprofile" })).toBeVisible();
  await expect.poll(() => boxes(page).count()).toBeGreaterThan(50);
  await expect(page.getByText(/width = time, shares of 1\.\d\d s busy/)).toBeVisible();
  after = await open(page, "after.cpuprofile");
});

test("search marks what matches and says how much of the time it is, and the address keeps it", async ({ page }) => {
  await page.goto(before);
  await page.getByLabel("Search functions").fill("collect");
  await expect(page.getByText(/\d+\.\d % of 1\.\d\d s busy, 3 functions/)).toBeVisible();
  await expect(box(page, /^collect,/)).toHaveAttribute("data-match", "");
  await expect(box(page, /^round,/)).not.toHaveAttribute("data-match", "");
  await page.reload();
  await expect(page.getByLabel("Search functions")).toHaveValue("collect");
  await expect(box(page, /^collect,/)).toHaveAttribute("data-match", "");
  await page.getByRole("button", { name: "Only", exact: true }).click();
  await expect(page.getByText(/% of the whole left: \d+ ms of 1\.\d\d s/)).toBeVisible();
  await page.getByRole("button", { name: /^Undo: only stacks through/ }).click();
  await page.getByLabel("Search functions").fill("/(/");
  await expect(page.getByText(/is no regular expression/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Only", exact: true })).toBeDisabled();
  await expect(page.locator("svg.flame[data-searching]")).toHaveCount(0);
  await expect(page.getByText(/% of the whole left/)).toHaveCount(0);
});

test("a box is zoomed into by pointer and by keyboard, Esc and Back lead out again", async ({ page }) => {
  await page.goto(before);
  await box(page, /^collect,/).click();
  const path = page.getByRole("navigation", { name: "Calls above the zoomed one" });
  await expect(path).toContainText("round › collect");
  await expect(box(page, /^collect,/)).toHaveAttribute("data-box", "0");
  await page.keyboard.press("Escape");
  await expect(path).toContainText("measure › round");
  await page.goBack();
  await expect(path).toContainText("round › collect");
  await page.goto(before);
  await boxes(page).first().focus();
  for (const key of ["ArrowDown", "ArrowDown", "Enter"]) await page.keyboard.press(key);
  await expect(path).toContainText("(module) › measure");
});

test("a function stands between its callers and its callees", async ({ page }) => {
  await page.goto(before);
  await box(page, /^collect,/).click({ button: "right" });
  await page.getByRole("region", { name: "Chosen box" }).getByRole("button", { name: "Sandwich" }).click();
  const [callers, callees] = [
    page.getByRole("group", { name: /^Who called the function/ }),
    page.getByRole("group", { name: /^What the function called/ }),
  ];
  await expect(callers.getByRole("button", { name: /^round,/ })).toBeVisible();
  await expect(callees.getByRole("button", { name: /^includes,/ })).toBeVisible();
  await page.keyboard.press("b");
  await expect(page.getByRole("row").filter({ hasText: "collect" }).first()).toContainText("collect.mjs:2");
});

test("an address that asks for what there is not, leads on", async ({ page }) => {
  await page.goto(`${before}?zoom=nowhere&as=no-such&tokens=99999`);
  await expect(page.getByRole("alert").filter({ hasText: "could not be drawn" })).toBeVisible();
  await expect(page.locator("#agent").getByRole("button", { name: "All", exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await expect(page.locator("#agent").getByText("The address asks for 99999 tokens")).toBeVisible();
  await page.getByRole("button", { name: "Reset zoom" }).click();
  await expect.poll(() => boxes(page).count()).toBeGreaterThan(50);
});

test("every view has its key, and ? lists them", async ({ page }) => {
  await page.goto(before);
  await expect(boxes(page).first()).toBeVisible();
  for (const [key, name] of [
    ["t", "Time order"],
    ["i", "Inverted"],
    ["c", "Source"],
    ["l", "Left-heavy"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(view(page, name)).toHaveAttribute("aria-pressed", "true");
  }
  await page.keyboard.press("?");
  for (const does of [
    "View: Inverted",
    "Move among the boxes of the graph",
    "Zoom into the box",
    "Zoom out by one call",
  ])
    await expect(page.getByRole("dialog")).toContainText(does);
});

test("two profiles are one graph, and a table that says how far to trust it", async ({ page }) => {
  await page.goto("/profiles");
  await mark(page, "before.cpuprofile", "before");
  await mark(page, "after.cpuprofile", "after");
  await page.getByRole("link", { name: "Compare 1 with 1" }).click();
  await expect(box(page, /^collect,/)).toHaveAccessibleName(/→ \d\.\d %, −\d+\.\d pp/);
  await page.getByRole("button", { name: "Only shrunk" }).click();
  await expect(page.getByText(/width = shrinkage/)).toBeVisible();
  await view(page, "Table").click();
  const first = page.getByRole("row").nth(1);
  await expect(first).toContainText("collect");
  await expect(page.getByText(/host's drift alone/)).toBeVisible();
  await page.goto(before);
  await expect(page.getByRole("group", { name: "This profile is" }).getByText("before")).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await page.getByLabel("Compare with").selectOption({ label: "after.cpuprofile" });
  await page.waitForURL(new RegExp(`/profiles/diff\\?before=${before.slice(10)}&after=${after.slice(10)}`));
  await page.getByRole("link", { name: "Swap the sides" }).click();
  await page.waitForURL(new RegExp(`/profiles/diff\\?before=${after.slice(10)}&after=${before.slice(10)}`));
});

test("repeats are chosen as sides of a comparison, and what an agent sees of it is outlined in the graph", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/profiles");
  await page.getByLabel("Profile to open").setInputFiles(fixture("heap.heapprofile"));
  await page.waitForURL(/\/profiles\/[0-9a-f-]{36}$/);
  await open(page, "before.cpuprofile");
  await page.goto("/profiles");
  await mark(page, "before.cpuprofile", "before");
  await mark(page, "heap.heapprofile", "after");
  await expect(page.getByText("only profiles of one kind can be compared")).toBeVisible();
  await mark(page, "heap.heapprofile", "after");
  await mark(page, "after.cpuprofile", "after");
  await mark(page, "before.cpuprofile", "before", 1);
  await page.getByRole("link", { name: "Compare 2 with 1" }).click();
  const agent = page.locator("#agent");
  const text = agent.getByRole("region", { name: "Evidence text, Before/after diff" });
  await expect(text).toContainText("2 runs before, 1 after");
  await expect(text).toContainText(/self -\d+\.\dpp .* collect \(/);
  await expect(box(page, /^collect,/)).toHaveAttribute("data-named", "");
  await agent.getByRole("slider").fill("60");
  await expect(text).not.toContainText("hot after:");
  await agent.getByRole("button", { name: /^Copy evidence text/ }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await text.innerText());
});

test("the chosen evidence is outlined in the graph and copied as the agent would see it", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(before);
  const agent = page.locator("#agent");
  await agent.getByRole("button", { name: "Top-K hot symbols", exact: true }).click();
  await expect(box(page, /^collect,/)).toHaveAttribute("data-named", "");
  await expect(agent.getByText(/% of it through the \d+ functions it names/)).toBeVisible();
  await agent.getByRole("button", { name: /^Copy evidence text/ }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^cpu profile of/);
  expect(copied).toContain("collect");
  await agent.getByRole("button", { name: "By line" }).click();
  await expect(agent.getByRole("region", { name: "Evidence text, Top-K hot symbols" })).toContainText(
    /collect \(work\/lib\/collect\.mjs:\d+; :\d+ \d+%/,
  );
  await expect(box(page, /^collect,/)).toHaveAttribute("data-named", "");
});

test("a profile leaves as a drawing, as other formats, as a page without a server, and in speedscope", async ({
  page,
  request,
}) => {
  await page.goto(`${before}?search=collect`);
  await expect(boxes(page).first()).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: /as SVG$/ }).click();
  const svg = await readFile(await (await download).path(), "utf8");
  expect(svg).toMatch(/^<svg [\s\S]*collect[\s\S]*<\/svg>\s*$/);
  for (const format of ["pprof", "speedscope", "folded", "cpuprofile"]) {
    const file = await request.get(`/api${before}/file?format=${format}`);
    expect(file.status(), format).toBe(200);
    expect((await file.body()).length, format).toBeGreaterThan(500);
  }
  await expectStandalone(page, request.get(`/api${before}/file?format=html`));
  await expectClipped(page);
  const problems: string[] = [];
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  await page.goto(before);
  const href = await page.getByRole("link", { name: "Open in speedscope" }).getAttribute("href");
  await page.goto(href ?? "");
  await expect(page.getByText("Left Heavy")).toBeVisible();
  expect(problems).toEqual([]);
});

for (const colorScheme of ["light", "dark"] as const)
  test(`profiles have no accessibility finding in ${colorScheme}, and fit a phone`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ colorScheme });
    const diff = `/profiles/diff?before=${before.slice(10)}&after=${after.slice(10)}`;
    const views = ["", "?view=time", "?view=inverted", "?view=table", "?view=source", "?view=sandwich"];
    for (const place of ["/profiles", ...views.map((each) => `${before}${each}`), diff, `${diff}&view=table`]) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(place);
      await page.waitForLoadState("networkidle");
      const axe = new AxeBuilder({ page });
      // Only colours differ in the dark, and each look takes seconds.
      const { violations } = await (colorScheme === "dark" ? axe.withRules(["color-contrast"]) : axe).analyze();
      expect(violations.map(({ id, nodes }) => `${place}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 800 });
      const beyond = () =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      await expect.poll(beyond, { message: `${place} is wider than a phone` }).toBeLessThanOrEqual(0);
    }
  });

test("an opened profile is deleted when asked for", async ({ page }) => {
  await page.goto("/profiles");
  const row = page.getByRole("row").filter({ has: page.locator(`a[href="${after}"]`) });
  await row.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete profile" }).click();
  await expect(row).toHaveCount(0);
  expect((await page.goto(after))?.status()).toBe(404);
});

const NO_PROFILE = { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("Nothing was measured here.\n") };

/** Marks an opened file as a side of a comparison; of files of one name the newest, unless another is meant. */
const mark = (page: Page, name: string, side: "before" | "after", at = 0) =>
  page
    .getByRole("group", { name: `Compare ${name}` })
    .getByRole("button", { name: side, exact: true })
    .nth(at)
    .click();

/** Opens a file and returns the path of its page. */
async function open(page: Page, name: string): Promise<string> {
  await page.goto("/profiles");
  await page.getByLabel("Profile to open").setInputFiles(fixture(name));
  await page.waitForURL(/\/profiles\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** The page works from the disk, without the server it came from. */
async function expectStandalone(page: Page, answer: ReturnType<Page["request"]["get"]>): Promise<void> {
  const file = test.info().outputPath("standalone.html");
  await writeFile(file, await (await answer).body());
  await page.goto(pathToFileURL(file).href);
  await page.getByLabel("Search functions").fill("collect");
  await expect(page.getByText(/\d+\.\d % of 1\.\d\d s busy, of what is in this file/)).toBeVisible();
  await page.getByRole("button", { name: "collect", exact: true }).click();
  await expect(page.getByRole("button", { name: "Reset zoom" })).toBeVisible();
}

/** However deep the calls, the page is no taller than its picture's pane. */
async function expectClipped(page: Page): Promise<void> {
  const deep = { name: "deep.folded", mimeType: "text/plain", buffer: Buffer.from(`${"down;".repeat(900)}down 10\n`) };
  await page.goto("/profiles");
  await page.getByLabel("Profile to open").setInputFiles(deep);
  await page.waitForURL(/\/profiles\/[0-9a-f-]{36}$/);
  const answer = await page.request.get(`/api${new URL(page.url()).pathname}/file?format=html`);
  const file = test.info().outputPath("deep.html");
  await writeFile(file, await answer.body());
  await page.goto(pathToFileURL(file).href);
  await expect(page.getByRole("button", { name: "down", exact: true }).first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(1000);
}
