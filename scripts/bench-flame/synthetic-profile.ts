import { PathTable } from "@/lib/profile/path-table";
import { type FrameTable, ORIGINS, type Profile } from "@/lib/profile/profile";

const FUNCTIONS = 6000;
const DEEPEST = 110;
/** Weight of a sample, in microseconds. */
const INTERVAL = 1000;

/**
 * A profile of as many call paths as asked for: samples are random walks on a call graph whose functions are called as
 * often as Zipf's law says, their depths lognormal. Some 20 paths are new with each sample, as in a real compiler's profile.
 */
export function syntheticProfile(paths: number, seed = 1): Profile {
  const random = generator(seed);
  const graph = callGraph(random);
  const table = new PathTable(paths + DEEPEST);
  const stacks: number[] = [];
  let count = 0;
  while (count < paths) {
    let at = table.child(-1, 0);
    count = Math.max(count, at + 1);
    for (let depth = depthOf(random), own = 0; depth > 0 && count < paths; depth--) {
      own = pick(graph[own]!, random);
      at = table.child(at, own);
      count = Math.max(count, at + 1);
    }
    stacks.push(at);
  }
  const { parent, label } = table.rows();
  return profileOf(parent, label, Int32Array.from(stacks));
}

function profileOf(parent: Int32Array, frame: Int32Array, stack: Int32Array): Profile {
  const total = stack.length * INTERVAL;
  const none = { frame: new Int32Array(0), line: new Int32Array(0), weight: new Float64Array(0) };
  return {
    meta: {
      ...{
        kind: "cpu",
        unit: "microseconds",
        profiler: "synthetic",
        command: "synthetic",
        runtime: "",
        interval: INTERVAL,
      },
      ...{
        realInterval: INTERVAL,
        samples: stack.length,
        runs: 1,
        total,
        startMicroseconds: 0,
        endMicroseconds: total,
      },
      ...{ cpuMicroseconds: null, ended: null, clampedDeltas: 0, excluded: 0, prefix: 0, caveats: [] },
    },
    ...functions(),
    stacks: { parent, frame },
    samples: {
      stack,
      weight: new Float64Array(stack.length).fill(INTERVAL),
      others: [],
      time: Float64Array.from(stack.keys(), (i) => i * INTERVAL),
      run: null,
    },
    lines: none,
  };
}

function functions(): { strings: string[]; frames: FrameTable } {
  const names = Array.from({ length: FUNCTIONS }, (_, i) => `function${i}`);
  const files = Array.from({ length: FUNCTIONS / 20 }, (_, i) => `lib/part${i}.js`);
  const user = ORIGINS.indexOf("user");
  const indexes = Int32Array.from({ length: FUNCTIONS }, (_, i) => i);
  return {
    strings: [...names, ...files],
    frames: {
      name: indexes,
      file: indexes.map((i) => FUNCTIONS + Math.floor(i / 20)),
      line: indexes.map((i) => 1 + 40 * (i % 20)),
      column: indexes.map(() => 1),
      origin: new Uint8Array(FUNCTIONS).fill(user),
    },
  };
}

/** For each function those it calls; functions are called the more often the smaller their number. */
function callGraph(random: () => number): number[][] {
  return Array.from({ length: FUNCTIONS }, () =>
    Array.from({ length: 2 + Math.floor(6 * random()) }, () => Math.floor(FUNCTIONS ** random())),
  );
}

/** The first is called most. */
const pick = (calls: readonly number[], random: () => number): number =>
  calls[Math.floor(calls.length * random() ** 2)]!;

/** Lognormal, median 40. */
function depthOf(random: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.min(DEEPEST, Math.round(40 * Math.exp(0.4 * normal)));
}

/** Numbers in [0, 1) from a seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
