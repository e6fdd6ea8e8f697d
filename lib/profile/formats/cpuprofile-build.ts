import type { Float64List, Int32List } from "../number-list";
import type { Profile } from "../profile";
import { ProfileBuilder } from "../profile-builder";
import type { CallFrames } from "./cpuprofile-calls";
import { V8Frames } from "./cpuprofile-frames";
import { SourceLines } from "./cpuprofile-lines";
import type { NodeColumns } from "./cpuprofile-nodes";
import type { Capture } from "./cpuprofile-schema";
import { type PlacedNodes, placeNodes } from "./cpuprofile-stacks";
import type { ReadContext } from "./format";

/** What V8's CPU profiler took of one thread, as files and traces write it. Times in microseconds. */
export type V8Sampling = {
  readonly calls: CallFrames;
  readonly nodes: NodeColumns;
  /** Node ids. */
  readonly samples: Int32List;
  /** Before each sample the gap to the one before it. */
  readonly deltas: Float64List;
  /** The source line of each sample where the source says it, 0 where it does not; empty otherwise. */
  readonly lines: Int32List;
  readonly startTime: number;
  readonly endTime: number;
  readonly capture: Capture | null;
};

/**
 * V8 records 255 calls of a stack (`kSamplingDepth`, `src/profiler/tick-sample.h`). It names a little less where some of them have
 * no name, and more where functions were compiled into others.
 */
const RECORDED_CALLS = 250;

/**
 * A sample's time is the gap to the *next* sample (`deltas[i + 1]`), so the last sample, which has none, is not counted; a
 * negative gap counts as 0 and is tallied. Source: Chrome DevTools Protocol, domain Profiler.
 */
export function buildCpuProfile(
  taken: V8Sampling,
  context: ReadContext,
  bad: (why: string) => Error,
  caveats: readonly string[] = [],
): Profile {
  const builder = new ProfileBuilder();
  const { nodes, capture } = taken;
  const frames = new V8Frames(taken.calls.list, builder, context, capture?.script);
  const placeOf = nodes.index(bad);
  const placed = placeNodes(nodes.parents(placeOf, bad), nodes.call, frames, builder, bad, RECORDED_CALLS);
  const lines = new SourceLines(frames, builder);
  const { weights, truncated, ...tally } = addSamples(taken, placeOf, placed, builder, lines, bad);
  nodes.eachTick((node, line, share) => {
    if (placed.stack[node]! >= 0) lines.charge(nodes.call[node]!, placed.frame[node]!, line, weights[node]! * share);
  });
  return builder.build({
    kind: "cpu",
    unit: "microseconds",
    profiler: "v8-cpu",
    command: context.command,
    runtime: capture?.runtime ?? "",
    interval: context.interval,
    startMicroseconds: taken.startTime,
    endMicroseconds: taken.endTime,
    cpuMicroseconds: capture?.cpuMicroseconds ?? null,
    ended: capture?.ended ?? null,
    ...tally,
    caveats: [
      ...caveats,
      ...said(
        tally.prefix > 0,
        `The runtime's own leading frames (module loader, event loop) are left off the stacks of ${milliseconds(tally.prefix)} of samples.`,
      ),
      ...said(
        tally.clampedDeltas > 0,
        `Negative gaps between samples count as 0: ${tally.clampedDeltas} of ${taken.deltas.length} in the file.`,
      ),
      ...said(
        truncated.samples > 0,
        `V8 records 255 calls of a stack: ${truncated.samples} deeper samples, ${milliseconds(truncated.weight)}, are cut off at their outer calls, whose totals lack that time, and stand below (truncated).`,
      ),
      ...frames.maps.caveats((url) => frames.place(url).file),
      ...said(
        lines.left > 0,
        `The lines of ${milliseconds(lines.left)} of samples are left out: a generated line there holds many functions, or comes from several source lines or another file.`,
      ),
    ],
  });
}

function addSamples(
  { samples, deltas, lines: sampleLines, startTime, nodes }: V8Sampling,
  placeOf: (id: number) => number,
  { stack, frame, stripped, truncated: isTruncated }: PlacedNodes,
  builder: ProfileBuilder,
  lines: SourceLines,
  bad: (why: string) => Error,
) {
  if (deltas.length < samples.length || deltas.length > samples.length + 1)
    throw bad(`field timeDeltas holds ${deltas.length} gaps for ${samples.length} samples`);
  const tally = {
    weights: new Float64Array(nodes.length),
    clampedDeltas: 0,
    excluded: 0,
    prefix: 0,
    truncated: { samples: 0, weight: 0 },
  };
  const { call } = nodes;
  let time = startTime + (deltas.length > 0 ? deltas.at(0) : 0);
  for (let i = 0; i < samples.length; i++) {
    const node = placeOf(samples.at(i));
    if (node < 0) throw bad(`sample ${i} refers to node ${samples.at(i)}, which is not there`);
    if (i + 1 >= deltas.length) break;
    const delta = deltas.at(i + 1);
    if (delta < 0) tally.clampedDeltas += 1;
    const weight = Math.max(0, delta);
    if (stack[node]! < 0) tally.excluded += weight;
    else {
      tally.weights[node]! += weight;
      if (stripped[node] === 1) tally.prefix += weight;
      if (isTruncated[node] === 1) {
        tally.truncated.samples += 1;
        tally.truncated.weight += weight;
      }
      builder.sample(stack[node]!, weight, time);
      const line = i < sampleLines.length ? sampleLines.at(i) : 0;
      if (line > 0) lines.charge(call[node]!, frame[node]!, line, weight);
    }
    time += delta;
  }
  return tally;
}

const said = (so: boolean, sentence: string): string[] => (so ? [sentence] : []);

const milliseconds = (microseconds: number): string => `${(microseconds / 1000).toFixed(1)} ms`;
