import { expect, it } from "vitest";
import { fn, META, profileOf, randomProfile } from "./fixtures/sample-profile";
import { flat } from "./flat";
import { merge } from "./merge";
import { busyTotal } from "./origin-split";
import { frameAt, type Profile } from "./profile";
import { ProfileBuilder } from "./profile-builder";
import { timeOrder } from "./time-order";

const [a, b, c] = [fn("a"), fn("b"), fn("c")];
const byName = (profile: Profile) =>
  Object.fromEntries(flat(profile).map((row) => [frameAt(profile, row.frame).name, row]));

it("merges profiles by adding their times", () => {
  const merged = merge(profileOf([[a, b], 10], [[c], 1]), profileOf([[c], 4], [[a, b], 20]));
  expect(byName(merged)).toMatchObject({ b: { self: 30_000 }, c: { self: 5_000 } });
  expect(busyTotal(merged)).toBe(35_000);
});

it("keeps the runs apart, also of profiles that are several already", () => {
  const twice = merge(profileOf([[a], 10]), profileOf([[a], 20], [[b], 5]));
  const thrice = merge(twice, profileOf([[c], 4]));
  expect(twice.meta).toMatchObject({ runs: 2, samples: 3, total: 35_000 });
  expect([...twice.samples.run!]).toEqual([0, 1, 1]);
  expect([...merge(profileOf([[b], 1]), thrice).samples.run!]).toEqual([0, 1, 2, 2, 3]);
  expect(thrice.meta.runs).toBe(3);
  expect(merge(twice)).toBe(twice);
  expect(profileOf([[a], 10]).samples.run).toBeNull();
});

it("adds up whatever is merged, function by function", () => {
  for (let seed = 0; seed < 20; seed++) {
    const runs = [0, 1, 2].map((i) => randomProfile(3 * seed + i));
    const merged = merge(runs[0]!, ...runs.slice(1));
    expect(merged.meta.total).toBeCloseTo(
      runs.reduce((sum, { meta }) => sum + meta.total, 0),
      3,
    );
    expect(merged.samples.run).toHaveLength(merged.samples.weight.length);
    expect(merged.meta.samples).toBe(merged.samples.weight.length);
  }
});

/** A run of one sample of 10 µs a stack from `start` on, each with a count of objects. */
function timed(start: number, ...names: readonly string[]): Profile {
  const builder = new ProfileBuilder([{ kind: "allocation", unit: "count" }]);
  for (const [i, name] of names.entries())
    builder.sample(builder.stack(-1, builder.frame(fn(name))), 10, start + 10 * i, [i]);
  return builder.build({ ...META, startMicroseconds: start, endMicroseconds: start + 10 * names.length });
}

it("lays runs one after the other in time, and draws no call across them", () => {
  const merged = merge(timed(5000, "a", "a", "b"), timed(100, "b", "a"));
  expect([...merged.samples.time!]).toEqual([0, 10, 20, 30, 40]);
  expect(merged.meta).toMatchObject({ startMicroseconds: 0, endMicroseconds: 50 });
  expect([...merged.samples.others[0]!.weight]).toEqual([0, 1, 2, 0, 1]);
  const { nodes } = timeOrder(merged, { frames: 100, zoom: "" })!;
  expect(nodes.slice(1).map(({ start, end }) => [start, end])).toEqual([
    [0, 20],
    [20, 30],
    [30, 40],
    [40, 50],
  ]);
  expect(merge(timed(0, "a"), profileOf([[a], 1])).samples).toMatchObject({ time: null, others: [] });
});

it("says once what all runs are warned of, and of the first what differs", () => {
  const warned = (...caveats: string[]) => {
    const profile = profileOf([[a], 10]);
    return { ...profile, meta: { ...profile.meta, caveats } };
  };
  const merged = merge(
    warned("No times.", "Paused for 1.5 ms: 3 times."),
    warned("No times.", "Paused for 2 ms: 4, then 5."),
  );
  expect(merged.meta.caveats).toEqual(["No times.", "Of the first run: Paused for 1.5 ms: 3 times."]);
});

it("refuses what does not measure the same", () => {
  const heap = profileOf([[a], 10]);
  expect(() => merge(heap, { ...heap, meta: { ...heap.meta, kind: "heap" } })).toThrow(
    "A heap profile cannot be merged with a cpu profile.",
  );
});
