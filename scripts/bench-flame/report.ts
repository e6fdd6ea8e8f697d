import type { Look } from "./contenders";
import type { Import } from "./imports";
import type { Took } from "./in-page";

/** Milliseconds or megabytes that must not be exceeded. */
export const BOUNDS = { picture: 300, zoom: 150, search: 150, heap: 50 } as const;

const medianOf = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** `213 [171] ms, CPU 121`: the median, the least, and the median of the main thread's own time. */
function tookText(took: readonly Took[], bound?: number): string {
  const wall = medianOf(took.map((each) => each.wall));
  const least = Math.min(...took.map((each) => each.wall));
  const cpu = medianOf(took.map((each) => each.cpu));
  const held = bound === undefined ? "" : wall <= bound ? ` (≤ ${bound}: held)` : ` (≤ ${bound}: NOT held)`;
  return `${wall.toFixed(0)} [${least.toFixed(0)}] ms, CPU ${cpu.toFixed(0)}${held}`;
}

/** One line for what several looks took. @returns whether every bound was held */
export function report(
  what: string,
  looks: readonly Look[],
  bounds: Partial<Record<keyof typeof BOUNDS, number>>,
): boolean {
  const present = (pick: (look: Look) => Took | undefined): Took[] => looks.flatMap((look) => pick(look) ?? []);
  const parts = [
    ["picture", present((look) => look.picture), bounds.picture],
    ["zoom", present((look) => look.zoom), bounds.zoom],
    ["zoom filled up", present((look) => look.zoomWhole), undefined],
    ["search", present((look) => look.search), bounds.search],
  ] as const;
  const heap = medianOf(looks.map((look) => look.heap));
  const isLight = bounds.heap === undefined || heap <= bounds.heap;
  const texts = parts.flatMap(([name, took, bound]) => (took.length > 0 ? [`${name} ${tookText(took, bound)}`] : []));
  const heapBound = bounds.heap === undefined ? "" : ` (≤ ${bounds.heap}: ${isLight ? "held" : "NOT held"})`;
  console.log(`${what.padEnd(58)} ${texts.join(" · ")} · heap ${heap.toFixed(0)} MB${heapBound}`);
  return (
    isLight && parts.every(([, took, bound]) => bound === undefined || medianOf(took.map((each) => each.wall)) <= bound)
  );
}

/** How much faster one is than the other. @returns whether by at least `least` */
export function reportRatio(what: string, one: readonly Look[], other: readonly Look[], least: number): boolean {
  const median = (looks: readonly Look[]) => medianOf(looks.map((look) => look.picture.wall));
  const ratio = median(other) / median(one);
  console.log(`${what.padEnd(58)} ${ratio.toFixed(1)}× (≥ ${least}×: ${ratio >= least ? "held" : "NOT held"})`);
  return ratio >= least;
}

/** One line for what taking a file in cost; null is a try that came to nothing. */
export function reportImport(what: string, tries: readonly (Import | null)[]): void {
  const done = tries.filter((each) => each !== null);
  const failed =
    done.length < tries.length ? ` · ${tries.length - done.length} of ${tries.length} came to nothing` : "";
  const milliseconds = medianOf(done.map((each) => each.milliseconds));
  const megabytes = medianOf(done.map((each) => each.megabytes));
  const costs = done.length > 0 ? `${milliseconds.toFixed(0)} ms, ${megabytes.toFixed(0)} MB resident at most` : "";
  console.log(`import: ${what.padEnd(50)} ${costs}${failed}`);
}
