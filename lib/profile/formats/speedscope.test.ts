import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { loadFixture } from "../fixtures/load-fixture";
import { fn, META, profileOf, randomProfile } from "../fixtures/sample-profile";
import { flat } from "../flat";
import { type Frame, frameAt, framesOf, type Profile } from "../profile";
import { ProfileBuilder } from "../profile-builder";
import { speedscope } from "./speedscope";

const context = { command: "", interval: null, roots: [] };
const read = (file: object): Profile => speedscope.read(Buffer.from(JSON.stringify(file)), context);
const again = (profile: Profile): Profile => speedscope.read(speedscope.write!(profile), context);

/** What speedscope's own schema (file-format-schema.json, 1.25) asks of a file of sampled profiles. */
const Schema = z.object({
  $schema: z.literal("https://www.speedscope.app/file-format-schema.json"),
  exporter: z.string(),
  name: z.string(),
  activeProfileIndex: z.number(),
  shared: z.object({
    frames: z.array(
      z.object({
        name: z.string(),
        file: z.string().optional(),
        line: z.number().optional(),
        col: z.number().optional(),
      }),
    ),
  }),
  profiles: z.array(
    z.object({
      type: z.literal("sampled"),
      name: z.string(),
      unit: z.enum(["none", "nanoseconds", "microseconds", "milliseconds", "seconds", "bytes"]),
      startValue: z.number(),
      endValue: z.number(),
      samples: z.array(z.array(z.number())),
      weights: z.array(z.number()),
    }),
  ),
});

const FRAMES = [{ name: "main", file: "/app/a.js", line: 3, col: 1 }, { name: "work" }];
const fileOf = (profile: object, more: object = {}) => ({
  $schema: "https://www.speedscope.app/file-format-schema.json",
  shared: { frames: FRAMES },
  profiles: [{ name: "p", unit: "milliseconds", startValue: 0, endValue: 10, ...profile }],
  ...more,
});
const sampled = (samples: unknown[], weights: unknown[], more: object = {}) =>
  fileOf({ type: "sampled", samples, weights, ...more });
const evented = (...events: [type: string, frame: number, at: number][]) =>
  fileOf({ type: "evented", events: events.map(([type, frame, at]) => ({ type, frame, at })) });

const selfOf = (profile: Profile): Record<string, number> =>
  Object.fromEntries(flat(profile).map((row) => [frameAt(profile, row.frame).name, row.self]));

describe("reading speedscope", () => {
  it.each([
    ["nanoseconds", 5e6, 5000, "microseconds", "wall"],
    ["microseconds", 5000, 5000, "microseconds", "wall"],
    ["milliseconds", 5, 5000, "microseconds", "wall"],
    ["seconds", 0.005, 5000, "microseconds", "wall"],
    ["bytes", 512, 512, "bytes", "allocation"],
    ["none", 7, 7, "count", "cpu"],
  ])("understands weights in %s", (unit, weight, own, ownUnit, kind) => {
    const profile = read(sampled([[0, 1]], [weight], { unit }));
    expect(profile.meta).toMatchObject({ kind, unit: ownUnit });
    expect(profile.meta.total).toBeCloseTo(own, 9);
  });

  it("places samples one after the other, moments in which nothing ran between them", () => {
    const profile = read(sampled([[0], [], [0, 1]], [2, 3, 4], { startValue: 100, endValue: 109 }));
    expect([...profile.samples.time!]).toEqual([100_000, 105_000]);
    expect(profile.meta).toMatchObject({ total: 6000, startMicroseconds: 100_000, endMicroseconds: 109_000 });
  });

  it("gives the time between two events to the call that was open", () => {
    const profile = read(evented(["O", 0, 0], ["O", 1, 2], ["C", 1, 5], ["C", 0, 6]));
    expect(selfOf(profile)).toEqual({ work: 3000, main: 3000 });
    expect(profile.meta.caveats[0]).toMatch(/calls, not samples/);
  });

  it("closes at the end what is still open, and counts events that are out of order", () => {
    const profile = read(evented(["O", 0, 4], ["O", 1, 3], ["C", 1, 6]));
    expect(profile.meta.clampedDeltas).toBe(1);
    expect(profile.meta.caveats).toContain("Events that are out of order take no time: 1 in the file.");
    expect(selfOf(profile)).toEqual({ main: 4000, work: 2000 });
  });

  it("shows the largest of several profiles and names the others", () => {
    const profiles = [1, 9, 5].map((weight) => ({
      ...{ type: "sampled", name: `thread ${weight}`, unit: "seconds", startValue: 0, endValue: weight },
      ...{ samples: [[0]], weights: [weight] },
    }));
    const { meta } = read(fileOf({}, { profiles }));
    expect(meta).toMatchObject({ total: 9e6, command: "thread 9" });
    expect(meta.caveats.at(-1)).toBe(
      'The largest of 3 profiles in the file is shown; the others are "thread 1", "thread 5".',
    );
  });

  it("merges the lines of a function that py-spy tells apart", () => {
    const bytes = readFileSync("lib/profile/fixtures/formats/speedscope/py-spy.json");
    const profile = speedscope.read(bytes, context);
    const fib = flat(profile).filter((row) => frameAt(profile, row.frame).name === "fib");
    expect(fib).toHaveLength(1);
    expect(frameAt(profile, fib[0]!.frame).line).toBe(0);
    expect(profile.lines.line.length).toBeGreaterThan(3);
  });

  it.each([
    ["text that is no JSON", '{"$schema":"x","a":\n[1,]}', /at byte 23 it goes on with "\]\}", which is no JSON there/],
    ["no profiles", fileOf({}, { profiles: [] }), /field profiles should be an array of at least one profile/],
    ["a frame that is not there", sampled([[0, 2]], [1]), /field profiles.0.samples.0.1 should be one of the 2 frames/],
    ["a frame by name", sampled([["0"]], [1]), /field profiles.0.samples.0.0 should be one of/],
    ["a negative weight", sampled([[0]], [-1]), /field profiles.0.weights.0 should be a weight: it is negative/],
    ["a weight of 1e300", sampled([[0]], [1e300]), /weights.0 should be a weight: it is larger than 2\^53/],
    ["a weight too few", sampled([[0], [1]], [1]), /field profiles.0.weights should be as long as samples/],
    ["a unit of its own", sampled([[0]], [1], { unit: "furlongs" }), /field profiles.0.unit should be a unit/],
    [
      "a call that ends another",
      evented(["O", 0, 0], ["C", 1, 1]),
      /field profiles.0.events.1 should be the end of the call that began last/,
    ],
    [
      "a path of 70,000 calls",
      sampled([Array(70_000).fill(0)], [1]),
      /field profiles.0.samples.0 should be an array of at most 65536/,
    ],
    [
      "a moment beyond all measure",
      evented(["O", 0, 0], ["C", 0, 1e308]),
      /field profiles.0.events.1.at should be a time: what passed until then is larger than 2\^53/,
    ],
    [
      "70,000 calls that are open",
      evented(...Array.from({ length: 70_000 }, (_, i): [string, number, number] => ["O", 0, i])),
      /events.65536.type should be "C": 65536 calls are open/,
    ],
  ])("refuses %s with one sentence and its place", (_, file, message) => {
    const bytes = Buffer.from(typeof file === "string" ? file : JSON.stringify(file));
    expect(() => speedscope.read(bytes, context)).toThrow(message);
    expect(() => speedscope.read(bytes, context)).toThrow(expect.objectContaining({ reason: "unreadable" }));
  });
});

const pathsOf = (profile: Profile): [Frame[], number][] =>
  [...profile.samples.stack].map((stack, i) => [framesOf(profile, stack), profile.samples.weight[i]!]);

describe("writing speedscope", () => {
  it("keeps to speedscope's schema, every frame once", () => {
    const profile = loadFixture("before");
    const file = Schema.parse(JSON.parse(speedscope.write!(profile).toString()));
    expect(file.shared.frames).toHaveLength(profile.frames.name.length);
    const [only] = file.profiles;
    expect(only!.samples).toHaveLength(profile.samples.stack.length);
    expect(only!.weights.reduce((sum, weight) => sum + weight, only!.startValue)).toBeCloseTo(only!.endValue, 3);
    expect(only!.samples.flat().every((frame) => frame < file.shared.frames.length)).toBe(true);
  });

  it("comes back with every sample, place, origin and fact", () => {
    const profile = loadFixture("before");
    const read = again(profile);
    expect(pathsOf(read)).toEqual(pathsOf(profile));
    const { command, runtime, interval, samples, total, caveats } = profile.meta;
    expect(read.meta).toMatchObject({ kind: "cpu", command, runtime, interval, samples, total, caveats });
  });

  it.each(Array.from({ length: 30 }, (_, seed) => seed))("comes back whatever the names (seed %d)", (seed) => {
    const profile = randomProfile(seed);
    const sum = (one: Profile) => {
      const sums = new Map<string, number>();
      for (const [path, weight] of pathsOf(one)) {
        const key = JSON.stringify(path);
        sums.set(key, (sums.get(key) ?? 0) + weight);
      }
      return sums;
    };
    expect(sum(again(profile))).toEqual(sum(profile));
    expect(again(profile).samples.time).toBeNull();
  });

  it("keeps bytes and counts as what they are", () => {
    const builder = new ProfileBuilder();
    builder.sample(builder.stack(-1, builder.frame(fn("a"))), 4096);
    for (const [kind, unit] of [
      ["heap", "bytes"],
      ["calls", "count"],
      ["lock", "microseconds"],
    ] as const)
      expect(again(builder.build({ ...META, kind, unit })).meta).toMatchObject({ kind, unit, total: 4096 });
    expect(again(profileOf()).meta).toMatchObject({ samples: 0, total: 0 });
  });
});
