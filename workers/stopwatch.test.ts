import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { Stopwatch } from "./stopwatch";

test("a tool's time inside the agent's is the tool's, waiting inside it is waiting, the rest is the harness's", async () => {
  const watch = new Stopwatch();
  await sleep(40);
  await watch.time("agent", async () => {
    await sleep(40);
    await watch.time("tools", () => sleep(120));
    await watch.time("profiling", async () => {
      const began = performance.now();
      await sleep(80);
      watch.waited((performance.now() - began) / 1000);
    });
  });
  const { agent, tools, profiling, waiting, harness, measuring } = watch.read();
  expect(measuring).toBe(0);
  expect(tools).toBeGreaterThan(0.11);
  expect(waiting).toBeGreaterThan(0.07);
  expect(profiling).toBeLessThan(tools / 2);
  expect(agent).toBeLessThan(tools);
  expect(harness).toBeGreaterThan(0.03);
});

test("the sections add up to the whole, also when one fails", async () => {
  const watch = new Stopwatch();
  const began = performance.now();
  await watch.time("measuring", () => sleep(30).then(() => Promise.reject(new Error("broken")))).catch(() => {});
  await sleep(20);
  const sum = Object.values(watch.read()).reduce((total, seconds) => total + seconds, 0);
  expect(sum).toBeCloseTo((performance.now() - began) / 1000, 2);
});
