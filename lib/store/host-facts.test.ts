import { expect, test } from "vitest";
import { measurement, timings } from "@/lib/benchmarks/timing-fixture";
import type { HostLoad, Measurement } from "@/lib/protocol/outcome";
import { finishRun, startMeasuring } from "./attempts";
import { claimRun } from "./claim-run";
import { hostFacts } from "./host-facts";
import { runOutcome } from "./run-effects";
import { runMatrix } from "./runs";
import { provideTestDatabase } from "./test-database";
import { aDesign, finished, launched } from "./test-study";

provideTestDatabase();

const busy = (changes: Partial<HostLoad>): HostLoad => ({
  ...{ loadAverage: 1.5, othersBusyCores: 0.8, cores: 2, repeats: 0, overloaded: false },
  ...changes,
});
const HOW: Partial<Measurement>[] = [
  { host: "heron", pinnedCore: 0 },
  { host: "auk", pinnedCore: 1, isolation: "reduced" },
  { host: "heron", load: busy({ repeats: 2 }) },
  { host: "heron", isolation: "reduced", pinnedCore: 0, load: busy({ repeats: 3, overloaded: true }) },
  { host: "auk", load: busy({ overloaded: true }) },
];

/** Finishes the first runs of a new study, one for each measurement; the others stay in the queue. */
async function measuredStudy(how: readonly Partial<Measurement>[]) {
  const { id } = await launched(aDesign({ replicates: 2 }));
  const { cells } = await runMatrix(id);
  const done = cells.slice(0, how.length);
  for (const [i, { id: runId }] of done.entries()) {
    const claimed = await claimRun(runId, { id: "w1", host: "heron", pid: 1 });
    if (typeof claimed === "string") throw new Error(claimed);
    await startMeasuring(claimed.attemptId);
    const samples = timings({ base: 100, expert: 50, patch: 60 }, { rounds: 7 });
    await finishRun(claimed.attemptId, finished(1.5, { measurement: measurement(samples, how[i]) }));
  }
  return { id, runIds: done.map((cell) => cell.id) };
}

test("the database counts what reading every measurement would count", async () => {
  await measuredStudy([{ host: "of another study" }]);
  const { id, runIds } = await measuredStudy(HOW);
  const read = (await Promise.all(runIds.map(runOutcome))).flatMap((each) => each?.measurement ?? []);
  const many = (holds: (measurement: Measurement) => boolean) => read.filter(holds).length;
  const counted = {
    measured: read.length,
    hosts: [...new Set(read.map(({ host }) => host))].sort(),
    full: many(({ isolation }) => isolation === "full"),
    reduced: many(({ isolation }) => isolation === "reduced"),
    pinned: many(({ pinnedCore }) => pinnedCore !== null),
    repeated: many(({ load }) => load.repeats > 0),
    overloaded: many(({ load }) => load.overloaded),
  };
  expect(await hostFacts(id)).toEqual(counted);
  expect(counted).toEqual({
    ...{ measured: 5, hosts: ["auk", "heron"], full: 3, reduced: 2, pinned: 3, repeated: 2, overloaded: 2 },
  });
});

test("a study without a finished run has nothing to count", async () => {
  const { id } = await measuredStudy([]);
  expect(await hostFacts(id)).toEqual({
    ...{ measured: 0, hosts: [], full: 0, reduced: 0, pinned: 0, repeated: 0, overloaded: 0 },
  });
});
