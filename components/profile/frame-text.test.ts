import { expect, it } from "vitest";
import { isNamed, placeOf, shareText, timeText, wholeOf } from "./frame-text";

it("says times and shares with the digits they carry", () => {
  expect([412_345, 1_320_000, 4210].map(timeText)).toEqual(["412 ms", "1.32 s", "4.2 ms"]);
  expect(shareText(314, 1000)).toBe("31.4 %");
  expect(shareText(1, 0)).toBe("0.0 %");
});

it("takes shares of busy time, and of all sampled time where idle time is in it", () => {
  const tree = { busy: 800, total: 1000 };
  expect(wholeOf({ origin: "user" }, tree)).toEqual({ time: 800, name: "busy" });
  expect(wholeOf({ origin: "gc" }, tree)).toEqual({ time: 800, name: "busy" });
  expect(wholeOf({ origin: "idle" }, tree)).toEqual({ time: 1000, name: "sampled" });
  expect(wholeOf({ origin: "all" }, tree)).toEqual({ time: 1000, name: "sampled" });
});

it("says where a frame is", () => {
  expect(placeOf({ file: "lib/a.js", line: 3, origin: "user" })).toBe("lib/a.js:3");
  expect(placeOf({ file: "", line: 0, origin: "gc" })).toBe("gc");
  expect(placeOf({ file: "", line: 0, origin: "hidden" })).toBe("");
});

it("knows the frames that evidence names, by place, and native ones by name", () => {
  const named = [
    { name: "collect", file: "lib/a.js", line: 3 },
    { name: "parse", file: "", line: 0 },
  ];
  expect(isNamed({ name: "collect", file: "lib/a.js", line: 3 }, named)).toBe(true);
  expect(isNamed({ name: "collect", file: "lib/b.js", line: 3 }, named)).toBe(false);
  expect(isNamed({ name: "parse", file: "", line: 0 }, named)).toBe(true);
  expect(isNamed({ name: "parse", file: "lib/p.js", line: 9 }, named)).toBe(false);
});
