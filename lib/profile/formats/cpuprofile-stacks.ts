import type { Frame } from "../profile";
import type { ProfileBuilder } from "../profile-builder";
import { TRUNCATED } from "../truncated";
import { LONGEST_PATH } from "./bounds";
import type { V8Frames } from "./cpuprofile-frames";

/** What became of each node of V8's tree. */
export type PlacedNodes = {
  /** The call path its samples go to; -1 when its time is the harness's or the profiler's own. */
  readonly stack: Int32Array;
  /** Its function, -1 for V8's `(root)`. */
  readonly frame: Int32Array;
  /** 1 where leading runtime frames were left off the path. */
  readonly stripped: Uint8Array;
  /** 1 where the outer calls were not recorded, and the path begins with TRUNCATED. */
  readonly truncated: Uint8Array;
};

/** The path ends in the harness, with none of the program's frames below it yet. */
const IN_HARNESS = 1;
/** The path holds a frame of the program. */
const IN_PROGRAM = 2;

/**
 * The call path of every node, given each one's parent (-1 at the top) and function. Frames above and including the
 * deepest harness frame are cut, so that the workload's entry is a root; runtime frames above the first program frame
 * (module loader, event loop) are stripped; a path that never reaches the program keeps its runtime frames. A function at the top
 * whose paths are all as long as they are recorded was called by others: it goes below TRUNCATED.
 *
 * @param recordedCalls from how many calls on a path may lack its outer ones
 */
export function placeNodes(
  parent: Int32Array,
  call: Int32Array,
  frames: V8Frames,
  builder: ProfileBuilder,
  bad: (why: string) => Error,
  recordedCalls = Number.POSITIVE_INFINITY,
): PlacedNodes {
  const order = topDown(parent, bad);
  const shortest = shortestBelow(parent, order);
  const stack = new Int32Array(parent.length).fill(-1);
  const frame = new Int32Array(parent.length).fill(-1);
  const stripped = new Uint8Array(parent.length);
  const truncated = new Uint8Array(parent.length);
  const state = new Uint8Array(parent.length);
  const owner = new Int32Array(parent.length).fill(-1);
  for (const node of order) {
    const up = parent[node]!;
    const upStack = up < 0 ? -1 : stack[up]!;
    const upState = up < 0 ? 0 : state[up]!;
    const upOwner = up < 0 ? -1 : owner[up]!;
    const index = frames.index(call[node]!, upOwner);
    if (index < 0) continue;
    frame[node] = index;
    const { origin, file } = frames.at(index);
    owner[node] = file === "" ? upOwner : index;
    if (origin === "harness") state[node] = IN_HARNESS;
    else if (upState === IN_PROGRAM || (isRuntime(origin) && upState !== IN_HARNESS)) {
      stack[node] = builder.stack(upStack, index);
      stripped[node] = up < 0 ? 0 : stripped[up]!;
      truncated[node] = up < 0 ? 0 : truncated[up]!;
      state[node] = upState;
    } else if (isRuntime(origin)) state[node] = IN_HARNESS;
    else {
      // Below V8's (root), which is no frame.
      const isTop = up < 0 || (frame[up]! < 0 && parent[up]! < 0);
      truncated[node] = isTop && isCalled(frames.at(index)) && shortest[node]! >= recordedCalls ? 1 : 0;
      stack[node] = builder.stack(truncated[node] === 1 ? builder.stack(-1, builder.frame(TRUNCATED)) : -1, index);
      stripped[node] = upStack >= 0 ? 1 : 0;
      state[node] = IN_PROGRAM;
    }
  }
  return { stack, frame, stripped, truncated };
}

/** Modules and what is no function are at the top of whole stacks. */
const isCalled = ({ name, origin }: Frame): boolean => name !== "(module)" && !PSEUDO.includes(origin);

const PSEUDO: readonly Frame["origin"][] = ["gc", "idle", "program"];

/** For each node how many calls are on the shortest path that ends at or below it and goes no further; 255 stands for more. */
function shortestBelow(parent: Int32Array, order: Int32Array): Uint8Array {
  const longest = 255;
  const depth = new Uint8Array(parent.length);
  for (const node of order) depth[node] = parent[node]! < 0 ? 0 : Math.min(longest, depth[parent[node]!]! + 1);
  const shortest = new Uint8Array(parent.length);
  for (let i = order.length - 1; i >= 0; i--) {
    const node = order[i]!;
    // 0 is what no child has written.
    if (shortest[node] === 0) shortest[node] = Math.max(1, depth[node]!);
    const up = parent[node]!;
    if (up >= 0) shortest[up] = shortest[up] === 0 ? shortest[node]! : Math.min(shortest[up]!, shortest[node]!);
  }
  return shortest;
}

const isRuntime = (origin: Frame["origin"]): boolean => origin === "runtime" || origin === "native";

/** All nodes, each after its parent. */
function topDown(parent: Int32Array, bad: (why: string) => Error): Int32Array {
  const firstChild = new Int32Array(parent.length).fill(-1);
  const nextSibling = new Int32Array(parent.length).fill(-1);
  const order = new Int32Array(parent.length);
  let count = 0;
  for (let node = parent.length - 1; node >= 0; node--) {
    const up = parent[node]!;
    if (up < 0) continue;
    nextSibling[node] = firstChild[up]!;
    firstChild[up] = node;
  }
  for (let node = 0; node < parent.length; node++) if (parent[node]! < 0) order[count++] = node;
  for (let done = 0, depth = 1, levelEnd = count; done < count; done++) {
    if (done === levelEnd) {
      depth += 1;
      levelEnd = count;
    }
    if (depth > LONGEST_PATH) throw bad(`a path of nodes is longer than ${LONGEST_PATH}`);
    for (let node = firstChild[order[done]!]!; node >= 0; node = nextSibling[node]!) order[count++] = node;
  }
  if (count < parent.length) throw bad("some nodes are their own ancestors");
  return order;
}
