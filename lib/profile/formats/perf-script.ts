import type { ProfileKind, Unit } from "../profile";
import { ProfileBuilder } from "../profile-builder";
import { ProfileUnavailable } from "../profile-unavailable";
import { LONGEST_PATH, whyNoWeight } from "./bounds";
import { type Format, type ProfileReader, type ReadContext, readWith } from "./format";
import { LabelledStacks } from "./labelled-stacks";
import { firstLines, LineCutter } from "./line-cutter";
import { OPEN_META } from "./open-meta";
import { IDLE_LABEL, perfLabel, readPerfLabel } from "./perf-label";

const LONGEST_LINE = 65_536;
const CALL = /^\s+[0-9a-f]{1,16} (.+)$/;
const SHOWN = 60;
const LISTED = 5;
const MICROSECONDS_PER_SECOND = 1e6;

/**
 * The text `perf script` prints of a perf.data file: a line a sample, its calls below, innermost first. The first event in
 * it is read, samples of others are counted. A sample's weight is its period, which for the kernel's clocks is time.
 */
export const perfScript: Format = {
  id: "perf-script",
  title: "perf script",
  detect: (head) => {
    const [first = "", second = ""] = firstLines(head, 60).filter((line) => !line.startsWith("#"));
    const header = readHeader(first);
    return header !== null && (header.place !== "" || CALL.test(second));
  },
  read: (bytes, context) => readWith(reader(context), bytes),
  reader,
};

/** The line a sample begins with: `comm  pid/tid [cpu] time:  period event: place`, some of it left out by options. */
type Header = {
  readonly comm: string;
  readonly process: string;
  readonly thread: string;
  readonly seconds: number;
  readonly period: number | null;
  readonly event: string;
  /** What follows the event: the one call where paths were not recorded, or the values of a tracepoint. */
  readonly place: string;
};

function readHeader(line: string): Header | null {
  const words = line.trim().split(/\s+/);
  const time = words.findIndex((word) => /^\d{1,12}\.\d{1,9}:$/.test(word));
  const last = words.slice(0, Math.max(0, time)).findLastIndex((word) => /^(?:-?\d+\/)?-?\d+$/.test(word));
  if (last < 1) return null;
  const [process, thread] = words[last]!.includes("/") ? words[last]!.split("/") : ["", words[last]];
  const period = /^\d{1,20}$/.test(words[time + 1] ?? "") ? Number(words[time + 1]) : null;
  const event = words[time + (period === null ? 1 : 2)] ?? "";
  if (!event.endsWith(":") || event.length < 2) return null;
  return {
    comm: words.slice(0, last).join(" "),
    process: process!,
    thread: thread!,
    seconds: Number(words[time]!.slice(0, -1)),
    period,
    event: event.slice(0, -1),
    place: words.slice(time + (period === null ? 2 : 3)).join(" "),
  };
}

function reader(context: ReadContext): ProfileReader {
  const samples = new Samples(context);
  const cutter = new LineCutter((line, number) => samples.take(line, number), unreadable);
  return {
    push: (chunk) => cutter.push(chunk),
    end: () => {
      cutter.end();
      return samples.end();
    },
  };
}

/** What an event's period counts. */
type Measure = { readonly kind: ProfileKind; readonly unit: Unit; readonly scale: number };

/** Collects samples from lines. */
class Samples {
  private readonly builder = new ProfileBuilder();
  private readonly stacks: LabelledStacks;
  private open: (Header & { readonly line: number; readonly labels: string[] }) | null = null;
  /** The first sample's; null before it. */
  private first: (Header & Measure) | null = null;
  private readonly otherEvents = new Map<string, number>();
  private readonly comms = new Set<string>();
  private readonly processes = new Set<string>();
  private readonly threads = new Set<string>();
  private lastSeconds = 0;
  private isInOrder = true;

  constructor(private readonly context: ReadContext) {
    this.stacks = new LabelledStacks(this.builder, (label) => readPerfLabel(label, context.roots), unreadable);
  }

  take(line: string, number: number): void {
    if (line.length > LONGEST_LINE) throw unreadable(`line ${number} is longer than ${LONGEST_LINE} characters`);
    // The time is followed by a space: most lines are calls, and are not taken apart.
    const header = line.includes(": ") ? readHeader(line) : null;
    if (line.trim() === "" || header !== null) this.close();
    if (line.trim() === "" || line.startsWith("#")) return;
    if (header !== null) {
      this.open = { ...header, line: number, labels: [] };
      return;
    }
    const call = CALL.exec(line);
    if (this.open === null || !/^\s/.test(line))
      throw unreadable(
        `line ${number} is "${line.slice(0, SHOWN)}"; expected a sample's first line: command, thread, time, event`,
      );
    // Lines between calls that name no address are their places in the source, which some options add.
    if (call !== null && this.open.labels.push(perfLabel(call[1]!)) > LONGEST_PATH)
      throw unreadable(`the path of line ${this.open.line} has more than ${LONGEST_PATH} calls`);
  }

  end() {
    this.close();
    const { first } = this;
    const isClock = first?.unit === "microseconds";
    return this.builder.build({
      ...OPEN_META,
      kind: first?.kind ?? "cpu",
      unit: first?.unit ?? "count",
      profiler: "perf-script",
      command: this.context.command || (first?.comm ?? ""),
      interval: isClock ? this.context.interval : null,
      startMicroseconds: this.isInOrder ? (first?.seconds ?? 0) * MICROSECONDS_PER_SECOND : 0,
      endMicroseconds: this.isInOrder ? this.lastSeconds * MICROSECONDS_PER_SECOND : 0,
      caveats: this.caveats(),
    });
  }

  private close(): void {
    const { open } = this;
    this.open = null;
    if (open === null) return;
    this.first ??= { ...open, ...measureOf(open) };
    if (open.event !== this.first.event) {
      this.otherEvents.set(open.event, (this.otherEvents.get(open.event) ?? 0) + 1);
      return;
    }
    this.comms.add(open.comm);
    this.processes.add(open.process);
    this.threads.add(open.thread);
    this.isInOrder &&= this.threads.size === 1 && open.seconds >= this.lastSeconds;
    this.lastSeconds = open.seconds;
    const weight = this.first.period === null ? 1 : (open.period ?? 0) / this.first.scale;
    const why = whyNoWeight(weight);
    if (why !== null) throw unreadable(`the period of line ${open.line} ${why}`);
    const time = this.isInOrder ? open.seconds * MICROSECONDS_PER_SECOND : undefined;
    this.stacks.sample(pathOf(open), weight, `line ${open.line}`, time);
  }

  private caveats(): string[] {
    const caveats: string[] = [];
    const names = (all: Iterable<string>) => [...all].slice(0, LISTED).join(", ");
    const { first, threads, processes, otherEvents } = this;
    if (first !== null && first.unit === "count")
      caveats.push(
        first.period === null
          ? "The text has no periods: weights are counts of samples."
          : `Weights are counts of the event ${first.event}, not times.`,
      );
    if (threads.size > 1) {
      const of = processes.has("") ? "" : ` of ${processes.size} ${processes.size === 1 ? "process" : "processes"}`;
      caveats.push(`${threads.size} threads${of} are merged (${names(this.comms)}).`);
    }
    if (otherEvents.size > 0) {
      const samples = [...otherEvents.values()].reduce((sum, count) => sum + count, 0);
      caveats.push(
        `Only the event ${first?.event} is shown; ${samples} samples of ${names(otherEvents.keys())} are left out.`,
      );
    }
    return caveats;
  }
}

/** The kernel's idle task has process 0. */
function pathOf({ comm, thread, labels, place }: Header & { readonly labels: string[] }): string[] {
  if (comm === "swapper" && thread === "0") return [IDLE_LABEL];
  const single = CALL.exec(` ${place}`);
  if (labels.length > 0) return labels.reverse();
  return [perfLabel(single === null ? "[unknown]" : single[1]!)];
}

/** The kernel's clocks, and the time off the processor that perf measures by itself, count nanoseconds. */
const CLOCKS: Readonly<Record<string, ProfileKind>> = {
  "cpu-clock": "cpu",
  "task-clock": "cpu",
  "offcpu-time": "lock",
};
const NANOSECONDS_PER_MICROSECOND = 1000;

function measureOf({ event, period }: Header): Measure {
  const name = event.split(":", 1)[0]!;
  const kind = Object.hasOwn(CLOCKS, name) ? CLOCKS[name] : undefined;
  if (kind === undefined || period === null) return { kind: kind ?? "cpu", unit: "count", scale: 1 };
  return { kind, unit: "microseconds", scale: NANOSECONDS_PER_MICROSECOND };
}

const unreadable = (why: string): ProfileUnavailable =>
  new ProfileUnavailable("unreadable", `This output of perf script cannot be read: ${why}.`);
