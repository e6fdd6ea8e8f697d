import type { Profile } from "../profile";
import { ProfileBuilder } from "../profile-builder";
import { ProfileUnavailable } from "../profile-unavailable";
import { countSamples } from "./count-samples";
import { jsonOutline } from "./detect-json";
import { readSamples, type ThreadSamples } from "./firefox-samples";
import { placeStacks } from "./firefox-stacks";
import { FirefoxTables, indexAt } from "./firefox-tables";
import type { Format, ReadContext } from "./format";
import { JsonFields } from "./json-fields";
import { OPEN_META } from "./open-meta";

const LISTED = 5;
const DEEPEST_PROCESS = 8;
const MICROSECONDS_PER_MILLISECOND = 1000;

/**
 * The Firefox Profiler's files: processed ones, and those Firefox itself writes ("Gecko"), which have the same tables in
 * another form. The busiest thread is read, the others are named. Its weights are CPU time where the file has it, else the
 * interval for every sample. Source: firefox-devtools/profiler, src/types/profile.ts and gecko-profile.ts.
 */
export const firefox: Format = {
  id: "firefox",
  title: "Firefox Profiler",
  detect: (head) => {
    const keys = jsonOutline(head)?.keys ?? [];
    const beginning = Buffer.from(head).toString("latin1");
    return keys.includes("meta") && /"(?:preprocessedProfileVersion|stackwalk|processType)"/.test(beginning);
  },
  read: (bytes, context) => buildProfile(JsonFields.parse(bytes, unreadable), context),
};

type Thread = {
  readonly tables: FirefoxTables;
  readonly name: string;
  readonly samples: ThreadSamples;
  /** Sum of the weights that are not of an idle thread. */
  readonly busy: number;
};

function buildProfile(file: JsonFields, context: ReadContext): Profile {
  const meta = file.object("meta");
  const categories = meta.has("categories") ? meta.objects("categories").map((each) => each.string("name")) : [];
  const threads = threadsOf(file, file, categories);
  const [first] = threads;
  if (first === undefined) throw file.wrong("threads", "an array of at least one thread");
  const chosen = threads.reduce((best, each) => (each.busy > best.busy ? each : best), first);
  const { tables, samples } = chosen;
  const builder = new ProfileBuilder(samples.wall === null ? [] : [{ kind: "wall", unit: "microseconds" }]);
  const stacks = placeStacks(tables, categories, builder, context.roots);
  const isTimed = samples.time.length > 0 && samples.time.every((time, i) => i === 0 || time >= samples.time[i - 1]!);
  for (const [i, row] of samples.stack.entries()) {
    if (row < 0) continue;
    const at = stacks[row];
    if (at === undefined) throw tables.thread.wrong(`samples.stack.${i}`, `one of the ${stacks.length} stacks`);
    if (at.stack < 0) continue;
    const weight = samples.weight[i]!;
    builder.sample(
      at.stack,
      weight,
      isTimed ? samples.time[i] : undefined,
      samples.wall === null ? [] : [samples.wall[i]!],
    );
    if (at.running > 0) builder.lineWeight(at.frame, at.running, weight);
  }
  const profile = builder.build({
    ...OPEN_META,
    kind: samples.kind,
    unit: samples.unit,
    profiler: "firefox",
    command: context.command || meta.optionalString("arguments") || meta.optionalString("product"),
    interval: samples.unit === "bytes" ? null : (context.interval ?? intervalOf(meta)),
    startMicroseconds: isTimed ? samples.time[0]! : 0,
    endMicroseconds: isTimed ? samples.time.at(-1)! : 0,
    caveats: [...othersOf(threads, chosen), ...spacingOf(samples, isTimed, meta.optionalNumber("interval", 1))],
  });
  return samples.count === null ? profile : countSamples(profile, samples.count);
}

/** All threads; Firefox's own files have further processes inside the first. */
function threadsOf(process: JsonFields, file: JsonFields, categories: readonly string[], depth = 0): Thread[] {
  const units = file.object("meta").has("sampleUnits") ? file.object("meta").object("sampleUnits") : null;
  const cpuUnit = units?.optionalString("threadCPUDelta") ?? "";
  const interval = file.object("meta").optionalNumber("interval", 1);
  const own = process.objects("threads").map((fields): Thread => {
    const tables = new FirefoxTables(fields, process);
    const samples = readSamples(tables, interval, cpuUnit);
    const name = [fields.optionalString("processName"), fields.optionalString("name")]
      .filter((part) => part !== "")
      .join(" ");
    return { tables, name, samples, busy: busyOf(tables, samples, categories) };
  });
  if (!process.has("processes") || depth === DEEPEST_PROCESS) return own;
  return [...own, ...process.objects("processes").flatMap((each) => threadsOf(each, file, categories, depth + 1))];
}

function busyOf(tables: FirefoxTables, { stack, weight }: ThreadSamples, categories: readonly string[]): number {
  const frames = tables.column("stackTable", "frame");
  const category = tables.column("frameTable", "category");
  return stack.reduce((sum, row, i) => {
    const isIdle = categories[indexAt(category, indexAt(frames, row))] === "Idle";
    return row < 0 || isIdle ? sum : sum + weight[i]!;
  }, 0);
}

/** A caveat where samples that stand for the interval are twice as far apart: perf's files say 1 ms whatever was recorded. */
function spacingOf({ kind, count, time }: ThreadSamples, isTimed: boolean, interval: number): string[] {
  if (kind !== "wall" || count === null || !isTimed) return [];
  const gaps = time.slice(1).map((now, i) => (now - time[i]!) / MICROSECONDS_PER_MILLISECOND);
  const middle = gaps.sort((a, b) => a - b)[gaps.length >> 1] ?? 0;
  if (middle <= 2 * interval) return [];
  return [
    `Each sample stands for the ${interval} ms that the file names, but its samples are ${middle.toFixed(1)} ms apart (median): shares hold, times are too small.`,
  ];
}

const intervalOf = (meta: JsonFields): number | null =>
  meta.has("interval") ? meta.number("interval") * MICROSECONDS_PER_MILLISECOND : null;

function othersOf(threads: readonly Thread[], chosen: Thread): string[] {
  if (threads.length === 1) return [];
  const others = threads.filter((each) => each !== chosen).sort((a, b) => b.busy - a.busy);
  const all = threads.reduce((sum, { busy }) => sum + busy, 0);
  const share = ({ busy }: Thread) => `${((100 * busy) / (all || 1)).toFixed(0)} %`;
  const named = others.slice(0, LISTED).map((each) => `${each.name || "without a name"} (${share(each)})`);
  const more = others.length > LISTED ? ` and ${others.length - LISTED} more` : "";
  return [
    `The busiest of ${threads.length} threads is shown, ${chosen.name || "without a name"}, with ${share(chosen)} of their weight; ${others.length === 1 ? "the other is" : "the others are"} ${named.join(", ")}${more}.`,
  ];
}

const unreadable = (why: string): ProfileUnavailable =>
  new ProfileUnavailable("unreadable", `This Firefox profile cannot be read: ${why}.`);
