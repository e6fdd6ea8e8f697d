import { ProfileBuilder } from "../profile-builder";
import { ProfileUnavailable } from "../profile-unavailable";
import { whyNoWeight } from "./bounds";
import { countSamples } from "./count-samples";
import { splitLine } from "./folded-lines";
import { type Format, type ProfileReader, type ReadContext, readWith } from "./format";
import { cutNumber } from "./label-parts";
import { type Labelled, LabelledStacks, runningLine } from "./labelled-stacks";
import { firstLines, LineCutter } from "./line-cutter";
import { OPEN_META } from "./open-meta";
import { placeFrame } from "./place-frame";

const THREAD = /^tid:(\d+)(?:;|$)/;
const SHOWN = 60;

/**
 * What CPython's own sampler (`python -m profiling.sampling run --collapsed`, from 3.15 on) writes: folded stacks whose
 * first frame is `tid:<thread>` and the others `file.py:function:line`, without the file's folder. Counts of samples.
 */
export const pythonSampling: Format = {
  id: "python-sampling",
  title: "CPython's sampler (profiling.sampling --collapsed)",
  detect: (head) => THREAD.test(firstLines(head, 1)[0] ?? ""),
  read: (bytes, context) => readWith(reader(context), bytes),
  reader,
};

function reader(context: ReadContext): ProfileReader {
  const builder = new ProfileBuilder();
  const stacks = new LabelledStacks(builder, (label) => readLabel(label, context), unreadable);
  const threads = new Set<string>();
  let samples = 0;
  const take = (line: string, number: number): void => {
    if (line.trim() === "") return;
    const split = splitLine(line);
    const thread = THREAD.exec(line);
    if (split === null || thread === null)
      throw unreadable(`line ${number} is "${line.slice(0, SHOWN)}"; expected tid:<thread>;<frames> and a count`);
    const weight = Number(split.weight);
    const why = Number.isInteger(weight) ? whyNoWeight(weight) : "is no whole number";
    if (why !== null) throw unreadable(`the count of line ${number} ${why}`);
    threads.add(thread[1]!);
    const labels = split.path.split(";").slice(1);
    if (labels.length === 0) return;
    stacks.sample(labels, weight, `line ${number}`);
    samples += weight;
  };
  const cutter = new LineCutter(take, unreadable);
  return {
    push: (chunk) => cutter.push(chunk),
    end: () => {
      cutter.end();
      const profile = builder.build({
        ...OPEN_META,
        kind: "cpu",
        unit: "count",
        profiler: "python-sampling",
        command: context.command,
        interval: null,
        caveats: [
          "Counts of samples: the file says neither their interval nor whether they are of CPU or of elapsed time.",
          "Files are named without their folders, so Python's own modules and installed packages count as the program's.",
          ...(threads.size > 1 ? [`${threads.size} threads are merged.`] : []),
        ],
      });
      return countSamples(profile, samples);
    },
  };
}

/** `<GC>` and `<native>` stand alone; every other frame has a file and the running line. */
function readLabel(label: string, { roots }: ReadContext): Labelled {
  const last = cutNumber(label);
  const at = last?.before.indexOf(":") ?? -1;
  if (last === null || at < 0)
    return { frame: placeFrame({ name: label, file: "", line: 0, column: 0 }, roots), running: 0 };
  const name = last.before.slice(at + 1);
  const { line, running } = runningLine(name, last.number);
  return { frame: placeFrame({ name, file: last.before.slice(0, at), line, column: 0 }, roots), running };
}

const unreadable = (why: string): ProfileUnavailable =>
  new ProfileUnavailable("unreadable", `This file of CPython's sampler cannot be read: ${why}.`);
