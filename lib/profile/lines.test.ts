import { expect, it } from "vitest";
import { loadFixture } from "./fixtures/load-fixture";
import { fn, META } from "./fixtures/sample-profile";
import { flat } from "./flat";
import { lines } from "./lines";
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
