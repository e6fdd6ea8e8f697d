import { ProfileBuilder } from "../profile-builder";
import { ProfileUnavailable } from "../profile-unavailable";
import { whyNoWeight } from "./bounds";
import { type Format, type ProfileReader, type ReadContext, readWith } from "./format";
import { cutNumber, cutPlace } from "./label-parts";
import { type Labelled, LabelledStacks, runningLine } from "./labelled-stacks";
import { firstLines, LineCutter } from "./line-cutter";
import { OPEN_META } from "./open-meta";
import { placeFrame } from "./place-frame";

/** `P12;T0:12;…` (interpreter and thread) or `P12;T0x7f;…`; at first `Thread 7f;…`, and `Process 12;` before it where there were several. */
const SAMPLE = /^(?:P(?:rocess )?(\d+);)?T(?:hread )?((?:\d+:)?(?:0x)?[0-9a-f]+)(?=;| )/;
const FACT = /^# ([\w-]+): (.*)$/;
const METRICS = /^-?\d+(?:,-?\d+)*$/;
const SHOWN = 60;
/** The label of an idle thread, whose path is nobody's work; no label of the file holds a line's end. */
const IDLE = "\n(idle)";

/**
 * Austin up to 3, a sampler of CPython: a line a sample, `P<process>;T<thread>;<frames> <metric>`. A frame is
 * `file:function:line`, before version 3 `function (file);L<line>`; the line is the running one. The metric is the time since the last
 * sample in microseconds, in memory mode bytes, in full mode `time,idle,bytes`. Austin 4 writes a binary format of its own.
 */
export const austin: Format = {
  id: "austin",
  title: "Austin (Python, up to version 3)",
  detect: (head) => {
    const lines = firstLines(head, 20);
    const first = lines.find((line) => !line.startsWith("# ")) ?? "";
    return (
      /^# austin: /.test(lines[0] ?? "") ||
      (SAMPLE.test(first) && (first.startsWith("P") || /;L\d+[; ]/.test(lines.join())))
    );
  },
  read: (bytes, context) => readWith(reader(context), bytes),
  reader,
};

function reader(context: ReadContext): ProfileReader {
  const builder = new ProfileBuilder();
  const stacks = new LabelledStacks(builder, (label) => readLabel(label, context), unreadable);
  const facts = new Map<string, string>();
  const threads = new Set<string>();
  const processes = new Set<string>();
  const tally = { freed: 0, excluded: 0 };
  const take = (line: string, number: number): void => {
    const fact = FACT.exec(line);
    if (fact !== null) facts.set(fact[1]!, fact[2]!);
    if (fact !== null || line.trim() === "") return;
    const at = line.lastIndexOf(" ");
    const thread = SAMPLE.exec(line);
    const metrics = line.slice(at + 1);
    if (thread === null || !METRICS.test(metrics))
      throw unreadable(`line ${number} is "${line.slice(0, SHOWN)}"; expected P<process>;T<thread>;<frames> <metric>`);
    const [value = 0, idle] = metrics.split(",").map(Number);
    if (value < 0) {
      tally.freed -= value;
      return;
    }
    const why = whyNoWeight(value);
    if (why !== null) throw unreadable(`the metric of line ${number} ${why}`);
    processes.add(thread[1] ?? "");
    threads.add(`${thread[1]};${thread[2]}`);
    const labels = labelsOf(line.slice(thread[0].length, at));
    if (labels.length === 0) tally.excluded += value;
    else stacks.sample(idle === 1 ? [IDLE] : labels, value, `line ${number}`);
  };
  const cutter = new LineCutter(take, unreadable);
  return {
    push: (chunk) => cutter.push(chunk),
    end: () => {
      cutter.end();
      const mode = facts.get("mode") ?? "wall";
      const measure =
        mode === "memory"
          ? ({ kind: "allocation", unit: "bytes" } as const)
          : ({ kind: mode === "cpu" ? "cpu" : "wall", unit: "microseconds" } as const);
      return builder.build({
        ...OPEN_META,
        ...measure,
        profiler: "austin",
        command: context.command,
        runtime: facts.has("python") ? `CPython ${facts.get("python")}` : "",
        interval: mode === "memory" ? null : asked(context.interval, facts.get("interval")),
        endMicroseconds: asked(null, facts.get("duration")) ?? 0,
        excluded: tally.excluded,
        caveats: caveatsOf(facts, processes.size, threads.size, tally.freed),
      });
    },
  };
}

/** The frames of a line, `function (file)` and the `L<line>` behind it as one. */
function labelsOf(path: string): string[] {
  const labels: string[] = [];
  for (const part of path.split(";")) {
    if (/^L\d+$/.test(part) && labels.length > 0) labels.push(`${labels.pop()}:${part.slice(1)}`);
    else if (part !== "") labels.push(part);
  }
  return labels;
}

function readLabel(label: string, { roots }: ReadContext): Labelled {
  const bare = { name: label === IDLE ? "(idle)" : label === ":GC:" ? "<GC>" : label, file: "", line: 0, column: 0 };
  const last = cutNumber(label);
  if (last === null) return { frame: placeFrame(bare, roots), running: 0 };
  const located = cutPlace(last.before);
  const at = last.before.lastIndexOf(":");
  const { name, file } = located
    ? { name: located.name, file: located.place }
    : { name: last.before.slice(at + 1), file: last.before.slice(0, Math.max(0, at)) };
  const { line, running } = runningLine(name, last.number);
  return { frame: placeFrame({ name, file, line, column: 0 }, roots), running };
}

/** The interval asked for is in the file; a reader may know it better. */
const asked = (given: number | null, said: string | undefined): number | null =>
  given ?? (said !== undefined && /^\d{1,12}$/.test(said) ? Number(said) : null);

function caveatsOf(facts: ReadonlyMap<string, string>, processes: number, threads: number, freed: number): string[] {
  const caveats: string[] = [];
  if (threads > 1)
    caveats.push(
      `${threads} threads of ${processes} ${processes === 1 ? "process" : "processes"} are merged: their times add up to more than passed.`,
    );
  if (facts.get("mode") === "memory")
    caveats.push(
      "Memory is what the process's resident size grew by between two samples, charged to the path that was running.",
    );
  if (freed > 0) caveats.push(`${freed} bytes by which memory shrank are left out.`);
  if (!facts.has("mode"))
    caveats.push("The file does not say how it was sampled: its times are taken for elapsed time.");
  return caveats;
}

const unreadable = (why: string): ProfileUnavailable =>
  new ProfileUnavailable("unreadable", `This Austin file cannot be read: ${why}.`);
