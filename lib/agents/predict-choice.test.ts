import { expect, test } from "vitest";
import { REPRESENTATIONS } from "@/lib/evidence/representations";
import { generator } from "@/lib/stats/generator";
import { makeAnswerKey } from "./calibration/make-answer-key";
import { baseProfile, expertFiles, sources } from "./fixtures/small-workbench";
import { bestNamed, chooseCandidate, predictChoice } from "./predict-choice";

const key = makeAnswerKey({ sources: sources(), expertFiles: expertFiles(), baseProfile, seed: 1 });
const candidates = [key.expert, ...key.decoys];
const texts = REPRESENTATIONS.map(
  (one) => [one.id, one.render({ profile: baseProfile, allowance: 1500 }).text] as const,
);

test.each(texts)("%s: the text speaks for the edit of the hottest function", (_, text) => {
  expect(bestNamed(candidates, text)).toEqual([0]);
});

test("candidates that touch the same function tie", () => {
  const twin = { ...key.decoys[0]!, id: "twin", touches: key.expert.touches };
  expect(bestNamed([...candidates, twin], texts[0]![1])).toEqual([0, candidates.length]);
  expect(predictChoice([key.expert, twin], texts[0]![1], 1)).toEqual([0.5, 0.5]);
});

test("a caller that the text only mentions is not hot for it", () => {
  const text = "self 40.0% 10ms pad (src/format.js:4) < includes (src/unique.js:3)";
  const [best] = bestNamed(candidates, text);
  expect(candidates[best!]?.touches[0]?.name).toBe("pad");
});

test("without evidence, without skill, or with a text that names none of them, all are alike", () => {
  const uniform = candidates.map(() => 1 / candidates.length);
  for (const probabilities of [
    predictChoice(candidates, null, 1),
    predictChoice(candidates, texts[0]![1], 0),
    predictChoice(candidates, "self 9.0% 1ms elsewhere (lib/x.js:1)", 1),
  ])
    for (const [i, probability] of probabilities.entries()) expect(probability).toBeCloseTo(uniform[i]!, 12);
});

test.each([0, 0.3, 0.5, 1])("at skill %d the prediction holds in 20,000 choices", (skill) => {
  const random = generator("predict").fork(skill);
  for (const evidence of [texts[1]![1], null]) {
    const expected = predictChoice(candidates, evidence, skill);
    expect(expected.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
    const counts = candidates.map(() => 0);
    const choices = 20_000;
    for (let i = 0; i < choices; i++)
      counts[chooseCandidate(candidates, evidence, skill, [random.next(), random.next()]).index]! += 1;
    counts.forEach((count, i) => {
      const deviation = Math.sqrt((expected[i]! * (1 - expected[i]!)) / choices);
      expect(Math.abs(count / choices - expected[i]!)).toBeLessThanOrEqual(4.5 * deviation);
    });
  }
});
