// Preloaded into a Node process (`node --import <this file>?dir=…&interval=…&seconds=… program.js`); writes
// `<dir>/v8-cpu.<pid>.cpuprofile` when the process exits or when the time box ends, whichever is first.
//
// Why not `--cpu-prof`: V8 writes its file on a clean exit only, and a busy main thread never runs a signal handler.
// Here a second thread holds an inspector session on the main thread. Its requests are served by V8 interrupts, so
// they get through while the main thread loops, backtracks in a regular expression or sorts (shown by the tests); only
// a single long native call, such as JSON.parse of a huge text, delays them until it returns.
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { join } from "node:path";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";

const ROLE = "wick-v8-cpu";
const RUNNING = 0;
const STOPPED = 1;
const WRITTEN = 2;
const EXIT_WAIT_MS = 10_000;
// Taken before the program can replace them.
const clock = performance;
const { now } = clock;
const { load, wait } = Atomics;

if (isMainThread) await profileThisThread();
else if (workerData?.role === ROLE) await watchMainThread(workerData);

async function profileThisThread() {
  const state = new Int32Array(new SharedArrayBuffer(4));
  const options = Object.fromEntries(new URL(import.meta.url).searchParams);
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
    watcher.postMessage("exit");
    const deadline = now.call(clock) + EXIT_WAIT_MS;
    // Spinning, because V8 serves the watcher's request to stop only between JavaScript instructions.
    while (load(state, 0) === RUNNING && now.call(clock) < deadline);
    if (load(state, 0) === STOPPED) wait(state, 0, STOPPED, EXIT_WAIT_MS);
  });
}

async function watchMainThread({ state, dir, interval, seconds }) {
  let finishing = false;
  let cpuAtStart;
  const session = new Session();
  parentPort.on("message", () => finish("exit"));
  session.connectToMainThread();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: Number(interval) });
  await session.post("Profiler.start");
  cpuAtStart = process.cpuUsage();
  setTimeout(() => finish("time-box"), Number(seconds) * 1000);
  parentPort.postMessage("started");

  async function finish(ended) {
    if (finishing) return;
    finishing = true;
    try {
      const cpu = process.cpuUsage(cpuAtStart);
      const { profile } = await session.post("Profiler.stop");
      // A session still connected at exit makes Node wait for a debugger to go away.
      session.disconnect();
      Atomics.store(state, 0, STOPPED);
      write({ ...profile, wick: capture(ended, cpu) });
    } finally {
      Atomics.store(state, 0, WRITTEN);
      Atomics.notify(state, 0);
      // The box is over and the main thread may be in a loop: no handler of its own would ever run.
      if (ended === "time-box") process.kill(process.pid, "SIGKILL");
    }
  }

  function write(profile) {
    mkdirSync(dir, { recursive: true });
    const file = join(dir, `v8-cpu.${process.pid}.cpuprofile`);
    // Renamed into place, so that a kill in the middle leaves no half a profile under the name that is looked for.
    writeFileSync(`${file}.part`, JSON.stringify(profile));
    renameSync(`${file}.part`, file);
  }
}

function capture(ended, cpu) {
  return {
    runtime: `node ${process.version}`,
    script: import.meta.url,
    ended,
    cpuMicroseconds: cpu.user + cpu.system,
  };
}
