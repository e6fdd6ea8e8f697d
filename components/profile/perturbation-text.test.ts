import { expect, it } from "vitest";
import { perturbationText, shortPerturbation } from "./perturbation-text";

const measured = { share: 0.0412, lowest: 0.011, highest: 0.0921, pairs: 7, overloaded: false };

it("says the estimate with the range of its pairs", () => {
  expect(perturbationText(measured)).toBe("+4.1 % (pairs from +1.1 to +9.2 %, 7 pairs)");
  expect(shortPerturbation(measured)).toBe("+4 % perturbation");
});

it("says when the pairs are on both sides of 0, and when the host was busy", () => {
  expect(perturbationText({ ...measured, lowest: -0.01 })).toBe(
    "+4.1 % (pairs from −1.0 to +9.2 %, 7 pairs); not distinguishable from 0 with these pairs",
  );
  const busy = { share: -0.31, lowest: -0.6, highest: 0.2, pairs: 3, overloaded: true };
  expect(perturbationText(busy)).toBe(
    "−31.0 % (pairs from −60.0 to +20.0 %, 3 pairs); not distinguishable from 0 with these pairs; the host was busy: not to be relied on",
  );
  expect(shortPerturbation(busy)).toBe("−31 % perturbation (host busy)");
});
