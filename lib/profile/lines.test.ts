import { expect, it } from "vitest";
import { loadFixture } from "./fixtures/load-fixture";
import { fn, META } from "./fixtures/sample-profile";
import { flat } from "./flat";
import { fileWeights, lineHeat, lines } from "./lines";
import { ProfileBuilder } from "./profile-builder";

it("gives lines by time and labels those of inlined callees", () => {
  const builder = new ProfileBuilder();
  const frame = builder.frame(fn("a", { line: 10 }));
  builder.sample(builder.stack(-1, frame), 100);
  builder.lineWeight(frame, 12, 60);
  builder.lineWeight(frame, 3, 40);
  expect(lines(builder.build(META))).toEqual([
    { frame, line: 12, self: 60, selfShare: 0.6, inlined: false },
    { frame, line: 3, self: 40, selfShare: 0.4, inlined: true },
  ]);
});

it("reads line times from a recorded profile, within each function's self time", () => {
  const profile = loadFixture("before");
  const rows = lines(profile);
  expect(rows.length).toBeGreaterThan(5);
  for (const row of flat(profile)) {
    const sum = rows.filter((line) => line.frame === row.frame).reduce((all, line) => all + line.self, 0);
    expect(sum).toBeLessThanOrEqual(row.self * (1 + 1e-9));
  }
});

it("adds up the lines of a file over its functions, and the functions of each file", () => {
  const builder = new ProfileBuilder();
  const [a, b, c] = ["a", "b", "c"].map((name, i) => builder.frame(fn(name, { file: i < 2 ? "x.js" : "", line: 10 })));
  builder.sample(builder.stack(builder.stack(-1, a!), b!), 60);
  builder.sample(builder.stack(-1, a!), 30);
  builder.sample(builder.stack(-1, c!), 10);
  builder.lineWeight(a!, 12, 30);
  builder.lineWeight(b!, 12, 50);
  builder.lineWeight(b!, 4, 10);
  const profile = builder.build(META);
  expect(lineHeat(profile, "x.js")).toEqual([
    { line: 4, self: 10, inlined: true },
    { line: 12, self: 80, inlined: false },
  ]);
  expect(lineHeat(profile, "y.js")).toEqual([]);
  expect(fileWeights(profile)).toEqual([{ file: "x.js", self: 90 }]);
});
