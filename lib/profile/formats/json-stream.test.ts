import { describe, expect, it } from "vitest";
import { fieldNames } from "./json-cursor";
import { JsonStream, type Steps } from "./json-stream";

const fail = (why: string): Error => new Error(why);

/** Reads `text` in pieces of `size` bytes. */
function readIn(size: number, text: string, describe: (json: JsonStream) => Steps): void {
  const bytes = Buffer.from(text);
  const json = new JsonStream(describe, fail);
  for (let at = 0; at < bytes.length; at += size) {
    const piece = Buffer.from(bytes.subarray(at, at + size));
    json.push(piece);
    piece.fill(0xff); // whoever keeps a reference to it will notice
  }
  json.end();
}

const POINT = fieldNames("x", "name");

/** Numbers of `{"list": [{"x": …, "name": …}], …}`. */
function points(size: number, text: string): { x: number; name: string }[] {
  const found: { x: number; name: string }[] = [];
  readIn(size, text, (json) =>
    json.object(function* (field) {
      if (field !== "list") return yield* json.skip();
      yield* json.array(() => {
        let x = Number.NaN;
        let name = "";
        json.fields(POINT, (place) => {
          if (place === 0) x = json.number();
          else if (place === 1) name = json.string();
          else json.skipValue();
        });
        found.push({ x, name });
      });
    }),
  );
  return found;
}

const SIZES = [1, 2, 3, 7, 64, 1_000_000];

describe("reading JSON in pieces", () => {
  const text = `\uFEFF { "before" : [[{"list":[1]}], "]\\"}", null],
    "list": [ {"x": -12.5e1, "name": "a\\u00e9\\n\\"é😀", "list": {"x": 7}} ,{"name":"","x":0},
      {"x":900719925474099, "extra": [true, {"x": "\\\\"}]} ], "after": 3.25 }\n\n`;

  it.each(SIZES)("finds the same in pieces of %d bytes", (size) => {
    expect(points(size, text)).toEqual([
      { x: -125, name: 'aé\n"é😀' },
      { x: 0, name: "" },
      { x: 900719925474099, name: "" },
    ]);
  });

  it("reads numbers as JSON.parse does", () => {
    const numbers = ["0", "-0", "1", "-7", "123456789012345", "1234567890123456", "0.1", "1e3", "-2.5E-3", "1e-400"];
    for (const size of SIZES) {
      const read: number[] = [];
      readIn(size, `[${numbers.join(" , ")}]`, function* (json) {
        yield* json.array(() => read.push(json.number()));
      });
      expect(read.map(Math.abs)).toEqual(numbers.map((number) => Math.abs(JSON.parse(number))));
    }
  });

  it("skips a value of any depth without recursion", () => {
    const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
    for (const size of [1000, 1_000_000]) expect(points(size, `{"deep":${deep},"list":[{"x":1}]}`)).toHaveLength(1);
  });

  it("takes a long value from small pieces in time that grows with its length only", () => {
    const name = "n".repeat(8_000_000);
    const started = performance.now();
    expect(points(65_536, `{"list":[{"x":1,"name":"${name}"}]}`)[0]!.name).toBe(name);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it("parses equal texts once", () => {
    let parsed = 0;
    const values: string[] = [];
    readIn(5, `["same","other","same"]`, function* (json) {
      const known = new Map<string, string>();
      yield* json.array(() => {
        const value = json.once(known, () => {
          parsed += 1;
          return json.string();
        });
        values.push(value);
      });
    });
    expect(values).toEqual(["same", "other", "same"]);
    expect(parsed).toBe(2);
  });

  it.each([
    ['{"list":[{"x":"1"}]}', /list\[0\]\.x at byte 14 should be a number below 2\^53, and begins "\\"1\\"/],
    ['{"list":[{"x":1},{"x":2 "name":""}]}', /list\[1\].* at byte 24 should be "," or "}"/],
    ['{"list":[{"x":1e999}]}', /list\[0\]\.x at byte 14 should be a number below 2\^53/],
    ['{"list":[{"x":NaN}]}', /list\[0\]\.x at byte 14 should be a number below 2\^53/],
    ['{"list":[{"name":"\\x"}]}', /list\[0\]\.name at byte 17 should be text/],
    ['{"list":[{"x":1},]}', /list\[1\] at byte 17 should be an object/],
    ['{"list":{}}', /list at byte 8 should be an array/],
    ['{"list":[{"x":1}', /ends at byte 16 within list/],
    ['{"list":[{"x":1', /ends at byte 15 within list\[0\]/],
    ['{"list', /ends at byte 6/],
    ["", /ends at byte 0/],
    ["[]", /the text at byte 0 should be an object/],
    ['{"list":[]} {}', /goes on after its end at byte 12/],
  ])("says where %s goes wrong", (text, message) => {
    for (const size of SIZES) expect(() => points(size, text)).toThrow(message);
  });
});
