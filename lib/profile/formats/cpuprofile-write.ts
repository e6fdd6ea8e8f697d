import { isAnonymous } from "../anonymous";
import { callTree, childrenOf } from "../call-tree";
import { Float64List, Int32List } from "../number-list";
import { type Frame, frameAt, type Profile } from "../profile";
import { isTruncated } from "../truncated";
import type { Capture } from "./cpuprofile-schema";

const ROOT_ID = 1;
/** Node of the stack 0; V8's root has the one before it. */
const FIRST_ID = 2;
/** So many entries become one string, which has to stay far below V8's longest. */
const BATCH = 50_000;
/** Microseconds within which two moments are one, written in different ways. */
const SAME_MOMENT = 0.001;
const ROOT = { functionName: "(root)", scriptId: "0", url: "", lineNumber: -1, columnNumber: -1 };
const PSEUDO: Readonly<Partial<Record<Frame["origin"], string>>> = {
  gc: "(garbage collector)",
  idle: "(idle)",
  program: "(program)",
};

/**
 * A .cpuprofile of a profile of times: a node for each stack, and for each sample the gap to the next. Where the samples'
 * moments leave a gap between them, a sample of V8's root fills it, so that the moments come back on reading. Origins are
 * told by files alone, and times of single lines have no place in it.
 * @throws RangeError when the profile's values are not times
 */
export function writeCpuProfile(profile: Profile): Buffer {
  const { meta } = profile;
  if (meta.unit !== "microseconds")
    throw new RangeError(`A .cpuprofile holds times, and the values of this ${meta.kind} profile are ${meta.unit}.`);
  const { nodes, deltas } = timeline(profile);
  const capture: Capture = { runtime: meta.runtime, ended: meta.ended, cpuMicroseconds: meta.cpuMicroseconds };
  const end =
    meta.endMicroseconds > meta.startMicroseconds ? meta.endMicroseconds : meta.startMicroseconds + meta.total;
  const rest = { startTime: meta.startMicroseconds, endTime: end, wick: capture };
  return Buffer.concat([
    Buffer.from('{"nodes":['),
    ...nodeTexts(profile),
    Buffer.from('],"samples":['),
    ...batches(nodes.length, (i) => String(nodes.at(i))),
    Buffer.from('],"timeDeltas":['),
    ...batches(deltas.length, (i) => String(deltas.at(i))),
    Buffer.from(`],${JSON.stringify(rest).slice(1)}`),
  ]);
}

/** The id of each sample's node, and before each the gap from the one before. */
function timeline({ meta, samples }: Profile): { nodes: Int32List; deltas: Float64List } {
  const nodes = new Int32List();
  const deltas = new Float64List();
  let now = samples.time?.[0] ?? meta.startMicroseconds;
  let gap = now - meta.startMicroseconds;
  const add = (node: number, weight: number): void => {
    nodes.push(node);
    deltas.push(gap);
    gap = weight;
    now += weight;
  };
  for (let i = 0; i < samples.stack.length; i++) {
    const idle = (samples.time?.[i] ?? now) - now;
    if (Math.abs(idle) > SAME_MOMENT) add(ROOT_ID, idle);
    add(FIRST_ID + samples.stack[i]!, samples.weight[i]!);
  }
  add(ROOT_ID, 0);
  return { nodes, deltas };
}

function* nodeTexts(profile: Profile): Generator<Buffer> {
  const tree = callTree(profile);
  const calls = Array.from(profile.frames.name, (_, index) => JSON.stringify(callFrameOf(frameAt(profile, index))));
  const hits = new Int32Array(tree.parent.length);
  for (const stack of profile.samples.stack) hits[stack]! += 1;
  const text = (id: number, callFrame: string, node: number): string => {
    const children = Array.from(childrenOf(tree, node), (child) => FIRST_ID + child);
    return `{"id":${id},"callFrame":${callFrame},"hitCount":${hits[node] ?? 0},"children":[${children.join(",")}]}`;
  };
  yield Buffer.from(text(ROOT_ID, JSON.stringify(ROOT), -1));
  if (tree.parent.length > 0) yield Buffer.from(",");
  yield* batches(tree.parent.length, (node) => text(FIRST_ID + node, calls[tree.frame[node]!]!, node));
}

function callFrameOf(frame: Frame) {
  const { name, file, line, column, origin } = frame;
  const located = origin !== "regexp";
  return {
    functionName: isTruncated(frame)
      ? name
      : (PSEUDO[origin] ?? (isAnonymous(name) || name === "(module)" || name === "(native)" ? "" : name)),
    scriptId: "0",
    url: located ? file : "",
    lineNumber: located ? line - 1 : -1,
    columnNumber: located ? column - 1 : -1,
  };
}

function* batches(length: number, text: (index: number) => string): Generator<Buffer> {
  for (let from = 0; from < length; from += BATCH) {
    const parts: string[] = [];
    for (let i = from; i < Math.min(length, from + BATCH); i++) parts.push(text(i));
    yield Buffer.from((from > 0 ? "," : "") + parts.join(","));
  }
}
