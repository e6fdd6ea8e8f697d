import { expect, it } from "vitest";
import { generator } from "@/lib/stats/generator";
import { signFlip } from "@/lib/stats/sign-flip";
import { signFlipText } from "./say-sign-flip";

function said(values: number[]): string {
  const test = signFlip(values, { level: 0.95, draws: 999, generator: generator(1) });
  if (!test.ok) throw new Error(test.reason);
  return signFlipText(test.value);
}

it("says what four tasks can show at most, and counts their sign patterns", () => {
  expect(said([1, 2, 3, 4])).toBe(
    "p 0.13 (uncorrected), exact over all 8 sign patterns of 4 tasks (mirror images count once); 4 tasks cannot give less than 0.125",
  );
});

it("leaves the limit out where it limits nobody, and says when patterns were drawn", () => {
  expect(said(Array.from({ length: 12 }, (_, i) => i + 1))).toMatch(
    /^p < 0\.001 \(uncorrected\), exact over all 2,048 sign patterns of 12 tasks \(mirror images count once\); interval \[/,
  );
  expect(said(Array.from({ length: 21 }, (_, i) => i + 1))).toContain(
    "Monte Carlo over 999 random sign patterns; interval",
  );
});
