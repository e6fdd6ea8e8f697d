import { expect, it } from "vitest";
import { fn, profileOf } from "./fixtures/sample-profile";
import { flat } from "./flat";
import { merge } from "./merge";
import { busyTotal } from "./origin-split";
import { frameAt, type Profile } from "./profile";

const [a, b, c] = [fn("a"), fn("b"), fn("c")];
const byName = (profile: Profile) =>
  Object.fromEntries(flat(profile).map((row) => [frameAt(profile, row.frame).name, row]));

it("merges profiles by adding their times", () => {
  const merged = merge(profileOf([[a, b], 10], [[c], 1]), profileOf([[c], 4], [[a, b], 20]));
  expect(byName(merged)).toMatchObject({ b: { self: 30_000 }, c: { self: 5_000 } });
  expect(busyTotal(merged)).toBe(35_000);
});
