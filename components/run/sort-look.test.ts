import { expect, it } from "vitest";
import { SORT_LOOK } from "./sort-look";

it("gives every sort of step a colour and a sign that no other has", () => {
  const looks = Object.values(SORT_LOOK);
  expect(new Set(looks.map(({ fill }) => fill)).size).toBe(looks.length);
  expect(new Set(looks.map(({ sign }) => sign)).size).toBe(looks.length);
});
