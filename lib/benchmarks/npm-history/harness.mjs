// Runs one workload sample, or a list of guard cases, inside the sandbox: one fresh process per call.
//
// What it relies on (clock, CPU counter, serialiser, hash, output channel) is taken and frozen before the package under
// test is loaded, so a patch that replaces them changes nothing here. The order on stdin carries a nonce that the result
// must repeat; it is read before the package is loaded, so printed or forged results are recognised by the parent.
//
// stdin:  one JSON line  { nonce, channel, entry, mode: "workload", seed } | { …, mode: "guards", file }
// channel (a file descriptor): one JSON line, see `result` below. Box layout: judge/ (this file), work/, node_modules/.
import { createHash } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const now = process.hrtime.bigint;
const cpuUsage = process.cpuUsage.bind(process);
const memoryUsage = process.resourceUsage.bind(process);
const { stringify } = JSON;
const writeSync = fs.writeSync;
const digestOf = (
  (hash, update, digest, apply) => (text) =>
    apply(digest, apply(update, hash("sha256"), [text]), ["hex"])
)(createHash, createHash("sha256").update, createHash("sha256").digest, Reflect.apply);
const exit = process.exit.bind(process);
/** Looked at again afterwards: a patch has no honest reason to replace any of these. */
const clocks = () => ({
  "process.hrtime": process.hrtime,
  "process.hrtime.bigint": process.hrtime.bigint,
  "process.cpuUsage": process.cpuUsage,
  "performance.now": performance.now,
  Date,
  "Date.now": Date.now,
  "JSON.stringify": JSON.stringify,
});
const clocksAtStart = clocks();
const bootedAt = now();

const order = JSON.parse(fs.readFileSync(0, "utf8"));
const judge = import.meta.dirname;
const work = path.resolve(judge, "../work");
const requireFromWork = createRequire(path.join(work, "package.json"));

/** What a workload or guard case may use besides the package itself. */
const context = {
  require: (id) => requireFromWork(id.startsWith(".") ? path.join(work, id) : id),
  importModule: (file) => import(pathToFileURL(path.join(work, file)).href),
  /** Mulberry32: the same numbers for the same seed on every machine. */
  random: (seed) => {
    let state = seed >>> 0;
    return () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let t = Math.imul(state ^ (state >>> 15), state | 1);
      t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
  },
  digest: (value) => digestOf(typeof value === "string" ? value : serialise(value)),
};

/** JSON with what JSON loses kept apart: undefined, NaN, infinities, -0, bigint, Map, Set, RegExp, Date, functions. Floats at 12 digits. */
function serialise(value) {
  return stringify(value, function replace(key, current) {
    const raw = this[key];
    if (current === undefined) return "‹undefined›";
    if (typeof current === "number") {
      if (!Number.isFinite(current) || Object.is(current, -0)) return `‹${Object.is(current, -0) ? "-0" : current}›`;
      return Number.isInteger(current) ? current : Number(current.toPrecision(12));
    }
    if (typeof current === "bigint") return `‹${current}n›`;
    if (typeof current === "function") return "‹function›";
    if (current instanceof RegExp) return `‹${current}›`;
    if (raw instanceof Date) return `‹date ${Number.isNaN(raw.getTime()) ? "invalid" : raw.toISOString()}›`;
    if (current instanceof Map) return { "‹map›": [...current] };
    if (current instanceof Set) return { "‹set›": [...current] };
    return current;
  });
}

const microseconds = (from, to) => Number(to - from) / 1000;
const load = () =>
  order.entry.require ? context.require(order.entry.require) : context.importModule(order.entry.import);

async function workload() {
  const { default: workload } = await import("./workload.mjs");
  const loading = now();
  const subject = await load();
  const loaded = now();
  const input = await workload.setup(context.random(order.seed), subject, context);
  const cpuBefore = cpuUsage();
  const started = now();
  const output = await workload.run(subject, input, context);
  const ended = now();
  const cpu = cpuUsage(cpuBefore);
  return {
    output: serialise(output),
    loadMicroseconds: microseconds(loading, loaded),
    setupMicroseconds: microseconds(loaded, started),
    runMicroseconds: microseconds(started, ended),
    runCpuMicroseconds: cpu.user + cpu.system,
  };
}

async function guards() {
  const { default: cases } = await import(pathToFileURL(path.join(judge, order.file)).href);
  const subject = await load();
  const results = {};
  for (const { name, run } of cases) {
    try {
      results[name] = serialise({ value: await run(subject, context) });
    } catch (error) {
      results[name] = serialise({ threw: error instanceof Error ? error.name : String(error) });
    }
  }
  return { cases: results };
}

const measured = await (order.mode === "workload" ? workload() : guards());
const total = cpuUsage();
const clocksNow = clocks();
const result = {
  nonce: order.nonce,
  ...measured,
  totalCpuMicroseconds: total.user + total.system,
  aliveMicroseconds: microseconds(bootedAt, now()),
  peakRssKilobytes: memoryUsage().maxRSS,
  replaced: Object.keys(clocksAtStart).filter((name) => clocksNow[name] !== clocksAtStart[name]),
};
writeSync(order.channel, `${stringify(result)}\n`);
exit(0);
