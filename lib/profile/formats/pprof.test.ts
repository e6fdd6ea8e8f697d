import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { Profile as PprofFile, type ProfileInput, StringTable } from "pprof-format";
import { describe, expect, it } from "vitest";
import { loadFixture } from "../fixtures/load-fixture";
import { fn, META, profileOf, randomProfile } from "../fixtures/sample-profile";
import { flat } from "../flat";
import { frameAt, framesOf, PROFILE_KINDS, type Profile, UNITS } from "../profile";
import { ProfileBuilder } from "../profile-builder";
import { valuesOf, withValue } from "../value";
import { detectFormat } from "./formats";
import { pprof } from "./pprof";
import { valueTypeOf } from "./pprof-values";

const context = { command: "", interval: null, roots: [] };
const read = (bytes: Uint8Array): Profile => pprof.read(bytes, context);
const again = (profile: Profile): Profile => read(gunzipSync(pprof.write!(profile)));
const recorded = (name: string): Profile =>
  read(gunzipSync(readFileSync(`lib/profile/fixtures/formats/pprof/${name}.pb.gz`)));

type Func = { name: string; file?: string; start?: number };
type Place = { calls: [func: Func, line: number][]; mapping?: string; address?: number };
type Row = { path: Place[]; values: (number | bigint)[]; label?: [string, string] };

/** A pprof file of rows whose paths are innermost first, as in the format itself. */
function pprofOf(
  types: [string, string][],
  rows: Row[],
  more: (text: (name: string) => number) => ProfileInput = () => ({}),
) {
  const strings = new StringTable();
  const text = (name: string): number => strings.dedup(name);
  const functions: ProfileInput["function"] = [];
  const mappings: ProfileInput["mapping"] = [];
  const locations: ProfileInput["location"] = [];
  const sample = rows.map(({ path, values, label }) => ({
    locationId: path.map(({ calls, mapping, address = 0 }) => {
      if (mapping !== undefined) mappings.push({ id: mappings.length + 1, filename: text(mapping) });
      const line = calls.map(([{ name, file = "", start = 0 }, at]) => {
        functions.push({ id: functions.length + 1, name: text(name), filename: text(file), startLine: start });
        return { functionId: functions.length, line: at };
      });
      return locations.push({
        id: locations.length + 1,
        mappingId: mapping === undefined ? 0 : mappings.length,
        address,
        line,
      });
    }),
    value: values,
    label: label === undefined ? [] : [{ key: text(label[0]), str: text(label[1]) }],
  }));
  const sampleType = types.map(([type, unit]) => ({ type: text(type), unit: text(unit) }));
  const rest = more(text);
  const file = {
    sampleType,
    sample,
    function: functions,
    mapping: mappings,
    location: locations,
    ...rest,
    stringTable: strings,
  };
  return new PprofFile(file).encode();
}

const at = (name: string, line = 1): Place => ({ calls: [[{ name, file: "/app/x.go", start: 1 }, line]] });
const CPU: [string, string][] = [
  ["samples", "count"],
  ["cpu", "nanoseconds"],
];

const namesOf = (profile: Profile, sample = 0): string[] =>
  framesOf(profile, profile.samples.stack[sample]!).map((frame) => frame.name);

describe("reading pprof", () => {
  it("shows the last value unless the file names another, and keeps the others", () => {
    const rows: Row[] = [{ path: [at("main.work")], values: [2, 20_000_000] }];
    const last = read(pprofOf(CPU, rows));
    expect(last.meta).toMatchObject({
      kind: "cpu",
      unit: "microseconds",
      total: 20_000,
      samples: 2,
      realInterval: 10_000,
    });
    expect(valuesOf(last)[1]).toEqual({ kind: "cpu", unit: "count" });
    expect(withValue(last, 1).meta.total).toBe(2);
    const named = read(pprofOf(CPU, rows, (text) => ({ defaultSampleType: text("samples") })));
    expect(named.meta).toMatchObject({ unit: "count", total: 2 });
  });

  it.each([
    ["cpu", "nanoseconds", "cpu", "microseconds", 1e-3],
    ["wall", "seconds", "wall", "microseconds", 1e6],
    ["inuse_space", "bytes", "heap", "bytes", 1],
    ["alloc_objects", "count", "allocation", "count", 1],
    ["contentions", "count", "lock", "count", 1],
    ["delay", "milliseconds", "lock", "microseconds", 1000],
    ["space", "kilobytes", "heap", "bytes", 1024],
  ])("understands %s in %s", (type, unit, kind, ownUnit, scale) => {
    const profile = read(pprofOf([[type, unit]], [{ path: [at("f")], values: [6000] }]));
    expect(profile.meta).toMatchObject({ kind, unit: ownUnit, total: 6000 * scale });
  });

  it("names a value it does not know instead of passing it off as another", () => {
    const { meta } = read(pprofOf([["goroutine", "count"]], [{ path: [at("f")], values: [3] }]));
    expect(meta.caveats).toContain('The file calls its values "goroutine" (count): shown as calls.');
  });

  it("puts inlined functions into the path they were compiled out of, outermost first", () => {
    const inlined: Place = {
      calls: [
        [{ name: "inner", file: "/app/b.go" }, 7],
        [{ name: "outer", file: "/app/a.go" }, 3],
      ],
    };
    const profile = read(pprofOf(CPU, [{ path: [inlined, at("main.main", 40)], values: [1, 1000] }]));
    expect(namesOf(profile)).toEqual(["main.main", "outer", "inner"]);
    expect([...profile.lines.line]).toEqual([7]);
    expect(frameAt(profile, profile.lines.frame[0]!).name).toBe("inner");
  });

  it("names what has no name by its address and binary", () => {
    const nameless: Place = { calls: [], address: 0x4f2a, mapping: "/usr/lib/libz.so.1" };
    const profile = read(pprofOf(CPU, [{ path: [nameless], values: [1, 1000] }]));
    expect(frameAt(profile, 0)).toMatchObject({ name: "0x4f2a", file: "libz.so.1", origin: "native" });
  });

  it("counts rows with labels and rows without a path", () => {
    const { meta } = read(
      pprofOf(CPU, [
        { path: [at("f")], values: [1, 10], label: ["thread", "main"] },
        { path: [], values: [1, 10] },
      ]),
    );
    expect(meta.caveats).toEqual([
      "1 of 2 rows carry labels (thread), which are not kept.",
      "1 of 2 rows have no call path; they are shown as (no path).",
    ]);
    expect(meta.total).toBe(0.02);
  });

  it("drops the frames a file asks to drop with all they call, and only by patterns that end", () => {
    const rows: Row[] = [{ path: [at("memcpy"), at("tcmalloc::alloc"), at("work"), at("malloc")], values: [1, 1000] }];
    const dropped = read(
      pprofOf(CPU, rows, (text) => ({ dropFrames: text("malloc|.*tcmalloc.*"), keepFrames: text("free") })),
    );
    // The first frame would leave nothing, as in pprof itself.
    expect(namesOf(dropped)).toEqual(["malloc", "work"]);
    expect(dropped.meta.caveats[0]).toMatch(/asks to drop are left out/);
    const kept = read(pprofOf(CPU, rows, (text) => ({ dropFrames: text("(a+)+b|malloc") })));
    expect(namesOf(kept)).toHaveLength(4);
    expect(kept.meta.caveats[0]).toMatch(/asks to drop \(\(a\+\)\+b\|malloc\) are kept/);
  });

  it("tells Go's own packages from modules and from the program", () => {
    const frames = flat(recorded("go-cpu")).map((row) => frameAt(recorded("go-cpu"), row.frame));
    const own = frames.filter(({ name }) => name.startsWith("main."));
    expect(own.length).toBeGreaterThan(2);
    for (const { file, origin } of own) expect([file, origin]).toEqual(["/app/work.go", "user"]);
    for (const { name, file, origin } of frames.filter((frame) => !own.includes(frame)))
      expect([name, origin, /^go\/[a-z]/.test(file)]).toEqual([name, "runtime", true]);
    const placed = (name: string, file: string) =>
      frameAt(read(pprofOf(CPU, [{ path: [{ calls: [[{ name, file }, 1]] }], values: [1, 1] }])), 0);
    const mod = "/root/go/pkg/mod/github.com/a/b@v1.2.3/c.go";
    expect(placed("github.com/a/b.F", mod)).toMatchObject({ file: "github.com/a/b@v1.2.3/c.go", origin: "dependency" });
    expect(placed("example.com/shop/log.F", "/src/shop/log/log.go")).toMatchObject({ origin: "user" });
    expect(placed("slices.Sort[go.shape.[]a/b.T]", "/usr/lib/go/src/slices/sort.go").file).toBe("go/slices/sort.go");
  });

  it("reads what Go itself says of its lock and heap profiles", () => {
    expect(recorded("go-mutex").meta).toMatchObject({ kind: "lock", unit: "microseconds", command: "work" });
    const heap = recorded("go-heap");
    expect(valuesOf(heap)).toEqual([
      { kind: "heap", unit: "bytes" },
      { kind: "allocation", unit: "count" },
      { kind: "allocation", unit: "bytes" },
      { kind: "heap", unit: "count" },
    ]);
    expect(heap.meta.interval).toBe(16_384);
  });

  it("refuses a difference of two profiles and says what to do instead", () => {
    const reading = () => read(pprofOf(CPU, [{ path: [at("f")], values: [1, -5n] }]));
    expect(reading).toThrow(/sample 0 has the value -5, as a difference of two profiles does.*compare them here/);
  });

  it.each([
    [
      "a value beyond 2^53",
      () => pprofOf([["x", "count"]], [{ path: [at("f")], values: [2n ** 62n] }]),
      /value of sample 0 is larger than 2\^53/,
    ],
    [
      "too few values",
      () => pprofOf(CPU, [{ path: [at("f")], values: [1] }]),
      /sample 0 has 1 values where 2 are announced/,
    ],
    ["no sample type", () => pprofOf([], []), /field sample_type is missing/],
    [
      "a location that is not there",
      () => new PprofFile({ sampleType: [{ type: 1 }], sample: [{ locationId: [9], value: [1] }] }).encode(),
      /sample 0 names location 9/,
    ],
    [
      "a number of a million bytes",
      () => Buffer.concat([Buffer.from([0x48]), Buffer.alloc(1e6, 0xff)]),
      /number at byte 1 is longer than 10 bytes/,
    ],
    [
      "a million bytes for a number",
      () => Buffer.concat([Buffer.from([0x4a, 0xc0, 0x84, 0x3d]), Buffer.alloc(1e6, 0xff)]),
      /byte 0 begins field 9 of type 2/,
    ],
    [
      "a length beyond its end",
      () => Buffer.from([0x12, 0x7f, 1, 2]),
      /field at byte 0 goes on to byte 129, beyond byte 4/,
    ],
  ])("refuses %s with one sentence and its place", (_, make, message) => {
    expect(() => read(make())).toThrow(message);
    expect(() => read(make())).toThrow(expect.objectContaining({ name: "ProfileUnavailable", reason: "unreadable" }));
  });

  it("refuses a path of a million calls", () => {
    const deep = Array.from({ length: 1e6 }, () => 1);
    const file = new PprofFile({
      sampleType: [{ type: 1 }],
      sample: [{ locationId: deep, value: [1] }],
      location: [{ id: 1, line: [{ functionId: 1 }] }],
      function: [{ id: 1 }],
    });
    expect(() => read(file.encode())).toThrow(/sample 0 is a path of more than 65536 calls/);
  });

  it("is not taken for OpenTelemetry's profiles, nor those for it", () => {
    expect(detectFormat(pprofOf(CPU, [{ path: [at("f")], values: [1, 1] }]))?.id).toBe("pprof");
    const otlp = Buffer.from([0x0a, 0x0a, 0x0a, 0x00, 0x12, 0x06, 0x12, 0x04, 0x0a, 0x02, 0x08, 0x01]);
    expect(detectFormat(otlp)?.id).toBe("otlp");
    expect(() => detectFormat(otlp)!.read(otlp, context)).toThrow(/OpenTelemetry profile.*export it as pprof/);
    expect(detectFormat(Buffer.from('{"resourceProfiles":[]}'))?.id).toBe("otlp");
  });
});

/** Every call path with the sums of all its values. */
function sumsOf(profile: Profile): Map<string, number[]> {
  const sums = new Map<string, number[]>();
  profile.samples.stack.forEach((stack, i) => {
    const path = JSON.stringify(framesOf(profile, stack));
    const columns = [profile.samples.weight, ...profile.samples.others.map((other) => other.weight)];
    const known = sums.get(path) ?? columns.map(() => 0);
    sums.set(
      path,
      known.map((sum, column) => sum + columns[column]![i]!),
    );
  });
  return sums;
}

describe("writing pprof", () => {
  it("comes back with every path, name, file, line, column, origin and value", () => {
    const profile = loadFixture("before");
    const read = again(profile);
    expect(sumsOf(read)).toEqual(sumsOf(profile));
    expect(read.meta).toMatchObject({
      kind: "cpu",
      unit: "microseconds",
      command: profile.meta.command,
      samples: profile.meta.samples,
      interval: profile.meta.interval,
      total: profile.meta.total,
      caveats: profile.meta.caveats,
    });
  });

  it.each(Array.from({ length: 30 }, (_, seed) => seed))("comes back whatever the names (seed %d)", (seed) => {
    const profile = randomProfile(seed);
    const [before, after] = [sumsOf(profile), sumsOf(again(profile))];
    for (const [path, [weight]] of before)
      if (Math.round(weight! * 1000) > 0) expect(after.get(path)![0]).toBeCloseTo(weight!, 3);
    expect([...after.keys()].every((path) => before.has(path))).toBe(true);
  });

  it("says the same a second time", () => {
    const once = again(loadFixture("before"));
    expect(again(once)).toEqual(once);
  });

  it("keeps the values of a Go heap profile exactly", () => {
    const heap = recorded("go-heap");
    const sums = [...sumsOf(heap)].filter(([, values]) => values.some((value) => value > 0));
    expect(sumsOf(again(heap))).toEqual(new Map(sums));
    expect(valuesOf(again(heap))).toEqual(valuesOf(heap));
  });

  it.each(PROFILE_KINDS.flatMap((kind) => UNITS.map((unit) => [kind, unit] as const)))(
    "keeps %s in %s",
    (kind, unit) => {
      const builder = new ProfileBuilder();
      builder.sample(builder.stack(-1, builder.frame(fn("a"))), 1234);
      const { meta } = again(builder.build({ ...META, kind, unit, interval: 100 }));
      expect(meta).toMatchObject({ kind, unit, total: 1234, interval: 100, samples: 1 });
      expect(valueTypeOf(kind, unit).type).not.toBe("");
    },
  );

  it("counts samples that were summed before as often as they were taken", () => {
    const summed = { ...profileOf([[fn("a")], 3]), meta: { ...profileOf([[fn("a")], 3]).meta, samples: 42 } };
    expect(again(summed).meta.samples).toBe(42);
    expect(again(summed).samples.others).toEqual([]);
  });

  it("writes paths of any length", () => {
    const path = Array.from({ length: 5000 }, (_, i) => fn(`f${i % 700}`));
    expect(sumsOf(again(profileOf([path, 2], [path.slice(0, 4000), 1])))).toMatchObject({ size: 2 });
  });

  it("refuses what does not fit into 64 bits", () => {
    expect(() => pprof.write!(profileOf([[fn("a")], 2 ** 52]))).toThrow(RangeError);
  });
});
