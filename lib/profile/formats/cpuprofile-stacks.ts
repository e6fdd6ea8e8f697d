import type { Frame } from "../profile";
import type { ProfileBuilder } from "../profile-builder";
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
};

/** The path ends in the harness, with none of the program's frames below it yet. */
const IN_HARNESS = 1;
/** The path holds a frame of the program. */
const IN_PROGRAM = 2;

/**
 * The call path of every node, given each one's parent (-1 at the top) and function. Frames above and including the
 * deepest harness frame are cut, so that the workload's entry is a root; runtime frames above the first program frame
 * (module loader, event loop) are stripped; a path that never reaches the program keeps its runtime frames.
 */
export function placeNodes(
  parent: Int32Array,
  call: Int32Array,
  frames: V8Frames,
  builder: ProfileBuilder,
  bad: (why: string) => Error,
): PlacedNodes {
  const stack = new Int32Array(parent.length).fill(-1);
  const frame = new Int32Array(parent.length).fill(-1);
  const stripped = new Uint8Array(parent.length);
  const state = new Uint8Array(parent.length);
  const owner = new Int32Array(parent.length).fill(-1);
  for (const node of topDown(parent, bad)) {
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
      state[node] = upState;
    } else if (isRuntime(origin)) state[node] = IN_HARNESS;
    else {
      stack[node] = builder.stack(-1, index);
      stripped[node] = upStack >= 0 ? 1 : 0;
      state[node] = IN_PROGRAM;
    }
  }
  return { stack, frame, stripped };
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
