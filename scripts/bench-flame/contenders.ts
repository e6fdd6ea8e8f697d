import type { MeasuredPage, Took } from "./in-page";

/** What one look at one profile took. */
export interface Look {
  picture: Took;
  zoom?: Took;
  /** With what was too small to be in the first picture. */
  zoomWhole?: Took;
  search?: Took;
  /** Megabytes. */
  heap: number;
}

/** A profile of this server: from the click on its name in a list to its picture, then zoom and search. */
export async function ours({ page, take, heap }: MeasuredPage, base: string, label: string): Promise<Look> {
  await page.goto(`${base}/profiles`, { waitUntil: "networkidle" });
  const picture = await take(() =>
    page.evaluate(async (name) => {
      const link = [...document.querySelectorAll("a")].find((each) => each.textContent === name);
      const began = performance.now();
      link?.click();
      return (await window.untilDrawn(() => document.querySelectorAll("svg.flame [data-box]").length > 1)) - began;
    }, label),
  );
  // The page also writes its evidence, which would be counted into what comes next.
  await page.waitForLoadState("networkidle");
  const zoomed: number[] = [];
  const zoom = await take(async () => {
    zoomed.push(...(await page.evaluate(zoomIntoWidest)));
    return zoomed[0] ?? Number.NaN;
  });
  const search = await take(() =>
    page.evaluate(async () => {
      const input = document.querySelector<HTMLInputElement>("input[type=search]");
      const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
      const began = performance.now();
      write?.call(input, "function1");
      input?.dispatchEvent(new Event("input", { bubbles: true }));
      return (await window.untilDrawn(() => document.querySelector("svg.flame[data-searching] [data-match]"))) - began;
    }),
  );
  return { picture, zoom, zoomWhole: { ...zoom, wall: zoomed[1] ?? Number.NaN }, search, heap: await heap() };
}

/** The widest box that is less than 60 % of the picture; gives when it was shown and when the server had filled it up. */
async function zoomIntoWidest(): Promise<[number, number]> {
  const svg = document.querySelector("svg.flame");
  const widthOf = (box: Element): number => Number(box.querySelector("rect")?.getAttribute("width"));
  const all = widthOf(svg?.querySelector("[data-box]") ?? document.body);
  const [widest] = [...(svg?.querySelectorAll("[data-box]") ?? [])]
    .filter((box) => widthOf(box) < 0.6 * all && !box.getAttribute("aria-label")?.startsWith("("))
    .sort((a, b) => widthOf(b) - widthOf(a));
  const began = performance.now();
  widest?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  const shown = await window.untilDrawn(() => document.querySelector('nav[aria-label^="Calls above"]'));
  const whole = await window.untilDrawn(() => svg?.getAttribute("aria-busy") === "false");
  return [shown - began, whole - began];
}

/** A file handed to this server's page: from its choice to its picture. */
export async function oursFromFile({ page, take, heap }: MeasuredPage, base: string, file: string): Promise<Look> {
  await page.goto(`${base}/profiles`, { waitUntil: "networkidle" });
  const picture = await take(async () => {
    const drawn = page.evaluate(async () => {
      const began = await new Promise<number>((resolve) => {
        addEventListener("change", () => resolve(performance.now()), { capture: true, once: true });
      });
      return (await window.untilDrawn(() => document.querySelectorAll("svg.flame [data-box]").length > 1)) - began;
    });
    await page.getByLabel("Profile to open").setInputFiles(file);
    return drawn;
  });
  return { picture, heap: await heap() };
}

/** The same file handed to speedscope, which this server brings along. */
export async function speedscopeFromFile(
  { page, take, heap }: MeasuredPage,
  base: string,
  file: string,
): Promise<Look> {
  await page.goto(`${base}/speedscope/index.html`, { waitUntil: "networkidle" });
  const picture = await take(async () => {
    const drawn = page.evaluate(async () => {
      const began = await new Promise<number>((resolve) => {
        addEventListener("change", () => resolve(performance.now()), { capture: true, once: true });
      });
      return (await window.untilDrawn(() => document.body.textContent?.includes("Left Heavy"))) - began;
    });
    await page.locator("input[type=file]").first().setInputFiles(file);
    return drawn;
  });
  return { picture, heap: await heap() };
}

/** d3-flame-graph in a page of its own: the tree at `address`, boxes narrower than `narrowest` pixels left out by the library. */
export async function d3({ page, take, heap }: MeasuredPage, address: string, narrowest: number): Promise<Look> {
  await page.goto(address);
  const picture = await take(() => page.evaluate((least) => window.drawTree(least), narrowest));
  const zoom = await take(() => page.evaluate(() => window.zoomTree()));
  return { picture, zoom, heap: await heap() };
}

declare global {
  interface Window {
    drawTree(narrowest: number): Promise<number>;
    zoomTree(): Promise<number>;
  }
}
