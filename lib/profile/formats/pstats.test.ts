import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { callersOf } from "@/lib/evidence/callers-of";
import { flat } from "../flat";
import { frameAt, framesOf, type Profile } from "../profile";
import { withValue } from "../value";
import { detectFormat } from "./formats";
import { pstats } from "./pstats";

const context = { command: "c", interval: null, roots: [] };
const recorded = (name: string): Buffer => readFileSync(`lib/profile/fixtures/formats/pstats/${name}.pstats`);
const read = (bytes: Uint8Array): Profile => pstats.read(bytes, context);

/** The parts of the marshal format that a test needs; `share` marks a value that is referred to by its number. */
const int = (value: number): Buffer => {
  const bytes = Buffer.from("i\0\0\0\0", "latin1");
  bytes.writeInt32LE(value, 1);
  return bytes;
};
const float = (value: number): Buffer => {
  const bytes = Buffer.from("g\0\0\0\0\0\0\0\0", "latin1");
  bytes.writeDoubleLE(value, 1);
  return bytes;
};
const text = (value: string): Buffer => Buffer.from(`z${String.fromCharCode(value.length)}${value}`, "latin1");
const tuple = (...items: Buffer[]): Buffer => Buffer.concat([Buffer.from([0x29, items.length]), ...items]);
const dictionary = (...entries: [Buffer, Buffer][]): Buffer =>
  Buffer.concat([Buffer.from("{"), ...entries.flat(), Buffer.from("0")]);
const share = (value: Buffer): Buffer => Buffer.concat([Buffer.from([value[0]! | 0x80]), value.subarray(1)]);
const reference = (index: number): Buffer => Buffer.from([0x72, index, 0, 0, 0]);
const key = (name: string, line = 1): Buffer => tuple(text("/app/x.py"), int(line), text(name));
const cost = (calls: number, own: number, callers: Buffer): Buffer =>
  tuple(int(calls), int(calls), float(own), float(own), callers);
const share4 = (calls: number, own: number): Buffer => costInAll(calls, own, own);
const costInAll = (calls: number, own: number, all: number, ...callers: Buffer[]): Buffer =>
  tuple(int(calls), int(calls), float(own), float(all), ...callers);

const selfOf = (profile: Profile): Record<string, number> =>
  Object.fromEntries(flat(profile).map((row) => [frameAt(profile, row.frame).name, row.self]));

const totalsOf = (profile: Profile): Record<string, number> =>
  Object.fromEntries(flat(profile).map((row) => [frameAt(profile, row.frame).name, Number(row.total.toFixed(3))]));

describe("reading pstats", () => {
  it("splits a function's own time among its callers and keeps its sum", () => {
    const profile = read(
      dictionary(
        [key("main"), cost(1, 0.5, dictionary())],
        [key("work"), cost(7, 0.003, dictionary([key("main"), share4(5, 0.002)], [key("work"), share4(1, 0.0005)]))],
      ),
    );
    const paths = [...profile.samples.stack].map((stack, i) => [
      framesOf(profile, stack)
        .map((frame) => frame.name)
        .join(" > "),
      Math.round(profile.samples.weight[i]!),
      profile.samples.others[0]!.weight[i],
    ]);
    expect(paths).toEqual([
      ["main", 500_000, 1],
      ["main > work", 2000, 5],
      ["work > work", 500, 1],
      ["work", 500, 1],
    ]);
    expect(selfOf(profile).work).toBeCloseTo(3000, 6);
    expect(profile.meta).toMatchObject({ kind: "wall", unit: "microseconds", samples: 8 });
    expect(profile.meta.caveats[0]).toMatch(/no call paths.*put together from its functions and their callers/);
  });

  it("has the file's cumulative times above a recursion, and its callers", () => {
    const [main, fib] = [key("main", 12), key("fib", 2)];
    const profile = read(
      dictionary(
        [key("<module>"), costInAll(1, 0.01, 1, dictionary())],
        [main, costInAll(1, 0.09, 0.99, dictionary([key("<module>"), costInAll(1, 0.09, 0.99)]))],
        [
          fib,
          costInAll(100, 0.9, 0.9, dictionary([main, costInAll(1, 0.001, 0.9)], [fib, costInAll(99, 0.899, 0.899)])),
        ],
      ),
    );
    expect(totalsOf(profile)).toEqual({ "(module)": 1e6, main: 0.99e6, fib: 0.9e6 });
    const [above] = callersOf(profile)[flat(profile)[0]!.frame]!;
    expect(frameAt(profile, above!.frame).name).toBe("main");
    expect(profile.meta.caveats).toHaveLength(2);
  });

  it("divides what a function called among its callers, by what each of them had of it", () => {
    const [a, b, shared, leaf] = [key("a", 1), key("b", 2), key("shared", 3), key("leaf", 4)];
    const profile = read(
      dictionary(
        [a, costInAll(1, 0, 0.3, dictionary())],
        [b, costInAll(1, 0.1, 0.2, dictionary())],
        [shared, costInAll(2, 0, 0.4, dictionary([a, costInAll(1, 0, 0.3)], [b, costInAll(1, 0, 0.1)]))],
        [leaf, costInAll(8, 0.4, 0.4, dictionary([shared, costInAll(8, 0.4, 0.4)]))],
      ),
    );
    expect(totalsOf(profile)).toEqual({ a: 0.3e6, b: 0.2e6, shared: 0.4e6, leaf: 0.4e6 });
    expect(withValue(profile, 1).meta.total).toBe(12);
  });

  it("says of which functions in a circle the totals are not the file's", () => {
    const [main, ping, pong] = [key("main", 1), key("ping", 2), key("pong", 3)];
    const profile = read(
      dictionary(
        [main, costInAll(1, 0, 1, dictionary())],
        [ping, costInAll(9, 0.5, 1, dictionary([main, costInAll(1, 0.1, 1)], [pong, costInAll(8, 0.4, 0.8)]))],
        [pong, costInAll(9, 0.5, 0.9, dictionary([ping, costInAll(9, 0.5, 0.9)]))],
        [key("rest", 4), costInAll(1, 0.2, 0.7, dictionary([pong, costInAll(1, 0.2, 0.7)]))],
      ),
    );
    expect(totalsOf(profile).main).toBeCloseTo(1.2e6, 3);
    expect(profile.meta.caveats[1]).toMatch(/^The total.* in a circle; most differ: .* here, .* there/);
  });

  it("is right of Python's own imports, which run within the program's module", () => {
    const profile = read(recorded("cprofile"));
    const { meta } = profile;
    const totals = flat(profile).map((row) => ({ ...frameAt(profile, row.frame), total: row.total / meta.total }));
    const of = (name: string, file: RegExp) => totals.find((one) => one.name === name && file.test(one.file))!.total;
    expect(of("(module)", /work\.py$/)).toBeGreaterThan(0.99);
    // 0.076 of 0.083 s, as `print_stats` says.
    expect(of("main", /work\.py$/)).toBeCloseTo(0.918, 2);
  });

  it("takes a long chain of callers, and ends a path that is longer than Python's own", () => {
    const length = 1500;
    const rows = Array.from({ length }, (_, i): [Buffer, Buffer] => [
      key("f", i + 1),
      costInAll(
        1,
        0.001,
        0.001 * (length - i),
        i === 0 ? dictionary() : dictionary([key("f", i), costInAll(1, 0.001, 0.001 * (length - i))]),
      ),
    ]);
    const profile = read(dictionary(...rows));
    expect(profile.meta.total).toBeCloseTo(1.5e6, 3);
    expect(Math.max(...Array.from(profile.samples.stack, (stack) => framesOf(profile, stack).length))).toBe(500);
  });

  it("never charges callers with more than there is", () => {
    const profile = read(dictionary([key("f"), cost(2, 0.001, dictionary([key("g"), share4(3, 0.0010000001)]))]));
    expect(selfOf(profile).f).toBeCloseTo(1000, 9);
    expect(withValue(profile, 1).meta).toMatchObject({ kind: "calls", unit: "count", total: 2 });
  });

  it("reads statistics of the pure-Python profiler, which only count callers' calls", () => {
    const profile = read(dictionary([key("f"), cost(3, 0.001, dictionary([key("g"), int(2)]))]));
    expect(selfOf(profile)).toEqual({ f: 1000, g: 0 });
    expect(withValue(profile, 1).meta.total).toBe(3);
  });

  it("follows references to values that were written once", () => {
    const shared = share(key("f"));
    const file = dictionary(
      [shared, cost(1, 0.001, dictionary())],
      [key("g"), cost(1, 0.002, dictionary([reference(0), share4(1, 0.002)]))],
    );
    expect(selfOf(read(file))).toEqual({ f: 1000, g: 2000 });
  });

  it("reads every self time and call count as Python's own pstats prints them", () => {
    // `python3 -c 'import pstats; pstats.Stats("cprofile.pstats").sort_stats("tottime").print_stats(4)'`
    const profile = read(recorded("cprofile"));
    const largest = flat(profile)
      .slice(0, 3)
      .map((row) => frameAt(profile, row.frame).name);
    expect(largest).toEqual(["_iterencode_list", "sieve", "fib"]);
    expect(profile.meta.samples).toBe(withValue(profile, 1).meta.total);
    expect(profile.meta.excluded).toBeGreaterThan(0);
  });

  it.each([
    [
      "a code object, which only the profile module writes",
      () => recorded("profile"),
      /byte 63 begins a code object.*use cProfile/,
    ],
    ["an end in the middle", () => recorded("cprofile").subarray(0, 5000), /the file ends at byte 5000, in a value/],
    [
      "a tuple of 2^31 items",
      () => Buffer.from([0x7b, 0x28, 0xff, 0xff, 0xff, 0x7f]),
      /2147483647 items at byte 6 are more than follow/,
    ],
    [
      "tuples in tuples without end",
      () => Buffer.concat([Buffer.from("{"), Buffer.alloc(2e6, "\u0029\u0001", "latin1")]),
      /is more than 32 values deep/,
    ],
    ["a reference to nothing", () => Buffer.concat([Buffer.from("{"), reference(7)]), /byte 1 refers to value 7/],
    [
      "an endless time",
      () => dictionary([key("f"), cost(1, Number.POSITIVE_INFINITY, dictionary())]),
      /the time of function 0, f is larger than 2\^53/,
    ],
    [
      "a time that is no number",
      () => dictionary([key("f"), cost(1, Number.NaN, dictionary())]),
      /function 0, f is not a number|is not a number/,
    ],
    ["no dictionary", () => int(5), /the file should be a dictionary/],
  ])("refuses %s with one sentence and its place", (_, make, message) => {
    expect(() => read(make())).toThrow(message);
    expect(() => read(make())).toThrow(expect.objectContaining({ name: "ProfileUnavailable", reason: "unreadable" }));
  });

  it("refuses a small file that names callers without end", () => {
    const callers = share(
      dictionary(...Array.from({ length: 300 }, (_, i): [Buffer, Buffer] => [key("g", i), int(1)])),
    );
    const rows = Array.from({ length: 300 }, (_, i): [Buffer, Buffer] => [
      key("f", i),
      cost(1, 0.001, i === 0 ? callers : reference(0)),
    ]);
    expect(() => read(dictionary(...rows))).toThrow(/more callers than it has bytes/);
  });

  it("is known from JSON, which begins alike", () => {
    expect(detectFormat(recorded("cprofile"))?.id).toBe("pstats");
    expect(detectFormat(Buffer.from("{("))?.id).toBe("pstats");
    expect(detectFormat(Buffer.from('{"a": 1}'))).toBeNull();
  });
});
