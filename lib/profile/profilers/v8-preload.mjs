// Preloaded into a Node process (`node --import <this file>?kind=…&dir=…&interval=…&seconds=… program.js`); writes
// `<dir>/v8-<kind>.<pid>.cpuprofile` (or .heapprofile) when the process exits or when the time box ends, whichever is
// first. Kinds: cpu (interval in microseconds), heap and allocation (interval in bytes).
//
// Why not `--cpu-prof` and `--heap-prof`: V8 writes their files on a clean exit only, and a busy main thread never runs a
// signal handler. Here a second thread holds an inspector session on the main thread. Its requests are served by V8
// interrupts, so they get through while the main thread loops, backtracks in a regular expression or sorts (shown by the
// tests); only a single long native call, such as JSON.parse of a huge text, delays them until it returns.
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { join } from "node:path";
import { GCProfiler } from "node:v8";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";

const ROLE = "wick-v8";
const RUNNING = 0;
const STOPPED = 1;
const WRITTEN = 2;
const EXIT_WAIT_MS = 10_000;
/** Between two looks at the heap: so long at least, and so many times as long as the last look took. */
const LEAST_LOOK_MS = 20;
const LOOK_SPACING = 10;
const COLLECTIONS = Symbol.for("wick.collections");
// Taken before the program can replace them.
const clock = performance;
const { now } = clock;
const { load, wait } = Atomics;

/** How each kind is started and stopped: V8's sampling profilers by their inspector domains. */
const INSTRUMENTS = {
  cpu: {
    extension: "cpuprofile",
    start: async (session, interval) => {
      await session.post("Profiler.enable");
      await session.post("Profiler.setSamplingInterval", { interval });
      await session.post("Profiler.start");
    },
    stop: async (session) => ({ profile: (await session.post("Profiler.stop")).profile }),
  },
  heap: heapSampling(),
  allocation: {
    extension: "heapprofile",
    start: (session, interval) =>
      startSampling(session, interval, {
        includeObjectsCollectedByMajorGC: true,
        includeObjectsCollectedByMinorGC: true,
      }),
    stop: async (session) => ({ profile: (await session.post("HeapProfiler.stopSampling")).profile }),
  },
};

if (isMainThread) await profileThisThread();
else if (workerData?.role === ROLE) await watchMainThread(workerData);

async function startSampling(session, samplingInterval, included) {
  await session.post("HeapProfiler.enable");
  await session.post("HeapProfiler.startSampling", { samplingInterval, ...included });
}

/**
 * What is alive, looked at again and again, and kept of the look that found the most: at its end a program has let go of
 * nearly everything. V8 collects all garbage for each look, so that looks are spaced by what they take.
 */
function heapSampling() {
  let timer;
  let looks = 0;
  let fullest = { bytes: -1 };
  const look = async (session, method) => {
    const started = now.call(clock);
    const { profile } = await session.post(method);
    looks += 1;
    const bytes = bytesOf(profile.head);
    if (bytes > fullest.bytes) fullest = { bytes, profile, at: now.call(clock) };
    return now.call(clock) - started;
  };
  return {
    extension: "heapprofile",
    start: async (session, interval) => {
      await startSampling(session, interval, {});
      const again = async () => {
        const took = await look(session, "HeapProfiler.getSamplingProfile");
        if (timer !== undefined) timer = setTimeout(again, Math.max(LEAST_LOOK_MS, LOOK_SPACING * took));
      };
      timer = setTimeout(again, LEAST_LOOK_MS);
    },
    stop: async (session, started) => {
      clearTimeout(timer);
      timer = undefined;
      await look(session, "HeapProfiler.stopSampling");
      return { profile: fullest.profile, facts: { looks, fullestMicroseconds: (fullest.at - started) * 1000 } };
    },
  };
}

/** Sum of a sampled heap's nodes, which nest as deep as the program's stack. */
function bytesOf(head) {
  let bytes = 0;
  for (const open = [head]; open.length > 0; ) {
    const { selfSize, children } = open.pop();
    bytes += selfSize;
    open.push(...children);
  }
  return bytes;
}

async function profileThisThread() {
  const state = new Int32Array(new SharedArrayBuffer(4));
  const options = Object.fromEntries(new URL(import.meta.url).searchParams);
  const collections = options.kind === "allocation" ? watchCollections() : null;
  // For the watcher, which takes it away again before the program starts.
  if (collections !== null) globalThis[COLLECTIONS] = collections;
  const watcher = new Worker(new URL(import.meta.url), {
    workerData: { role: ROLE, state, ...options },
    env: {},
    execArgv: [],
  });
  await new Promise((resolve, reject) => {
    watcher.once("message", resolve);
    watcher.once("error", reject);
  });
  watcher.unref();
  process.on("exit", () => {
    watcher.postMessage({ collections: collections?.() ?? null });
    const deadline = now.call(clock) + EXIT_WAIT_MS;
    // Spinning, because V8 serves the watcher's request to stop only between JavaScript instructions.
    while (load(state, 0) === RUNNING && now.call(clock) < deadline);
    if (load(state, 0) === STOPPED) wait(state, 0, STOPPED, EXIT_WAIT_MS);
  });
}

/** Measures every pause for garbage collection from now on; what is returned sums them up by type and ends it. */
function watchCollections() {
  const profiler = new GCProfiler();
  profiler.start();
  return () => {
    const byType = {};
    for (const { gcType, cost } of profiler.stop()?.statistics ?? []) {
      const { pauses, microseconds, longest } = byType[gcType] ?? { pauses: 0, microseconds: 0, longest: 0 };
      byType[gcType] = {
        pauses: pauses + 1,
        microseconds: microseconds + cost,
        longest: Math.max(longest, cost),
      };
    }
    return byType;
  };
}

async function watchMainThread({ state, kind, dir, interval, seconds }) {
  const instrument = INSTRUMENTS[kind];
  let finishing = false;
  let started;
  const session = new Session();
  parentPort.on("message", ({ collections }) => finish("exit", collections));
  session.connectToMainThread();
  const collections = kind === "allocation" ? await heldFunction(session) : undefined;
  await instrument.start(session, Number(interval));
  started = { cpu: process.cpuUsage(), at: now.call(clock) };
  const sums = () => call(session, collections).catch(() => null);
  setTimeout(async () => finish("time-box", await sums()), Number(seconds) * 1000);
  parentPort.postMessage("started");

  async function finish(ended, byType) {
    if (finishing) return;
    finishing = true;
    try {
      const cpu = process.cpuUsage(started.cpu);
      const wallMicroseconds = (now.call(clock) - started.at) * 1000;
      const { profile, facts } = await instrument.stop(session, started.at);
      // A session still connected at exit makes Node wait for a debugger to go away.
      session.disconnect();
      Atomics.store(state, 0, STOPPED);
      const cpuMicroseconds = cpu.user + cpu.system;
      write({
        ...profile,
        wick: { ...capture(ended), cpuMicroseconds, wallMicroseconds, collections: byType, ...facts },
      });
    } finally {
      Atomics.store(state, 0, WRITTEN);
      Atomics.notify(state, 0);
      // The box is over and the main thread may be in a loop: no handler of its own would ever run.
      if (ended === "time-box") process.kill(process.pid, "SIGKILL");
    }
  }

  function write(profile) {
    mkdirSync(dir, { recursive: true });
    const file = join(dir, `v8-${kind}.${process.pid}.${instrument.extension}`);
    // Renamed into place, so that a kill in the middle leaves no half a profile under the name that is looked for.
    writeFileSync(`${file}.part`, JSON.stringify(profile));
    renameSync(`${file}.part`, file);
  }
}

/** The main thread's function, taken from where the program could see it; undefined when there is none. */
async function heldFunction(session) {
  const key = `Symbol.for("${COLLECTIONS.description}")`;
  const expression = `{ const held = globalThis[${key}]; delete globalThis[${key}]; held }`;
  return (await session.post("Runtime.evaluate", { expression })).result.objectId;
}

/** Calls a function of the main thread, whatever that is busy with. */
async function call(session, objectId) {
  if (objectId === undefined) return null;
  const functionDeclaration = "function () { return this(); }";
  const answer = await session.post("Runtime.callFunctionOn", { objectId, functionDeclaration, returnByValue: true });
  return answer.result.value ?? null;
}

const capture = (ended) => ({ runtime: `node ${process.version}`, script: import.meta.url, ended });
