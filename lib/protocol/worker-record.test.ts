import { expect, test } from "vitest";
import { WorkerReport } from "./worker-record";

const report = {
  ...{ node: "v20.20.2", platform: "Linux 6.1 x64", cores: 2, memoryMegabytes: 24_000 },
  isolation: { level: "full", detail: "" },
};

test("a report says of every profiler what it gives, and why not", () => {
  const profilers = [
    { id: "v8-cpu", title: "V8", language: "javascript", kind: "cpu", availability: { ok: true, version: "20.20.2" } },
    { id: "perf", title: "perf", language: "python", kind: "lock", availability: { ok: false, why: "It cannot." } },
  ];
  expect(WorkerReport.parse({ ...report, profilers }).profilers).toEqual(profilers);
});

test("a report in the shape of an earlier version is still read, without its profilers", () => {
  expect(WorkerReport.parse({ ...report, profilers: ["v8-cpu"] }).profilers).toEqual([]);
});
