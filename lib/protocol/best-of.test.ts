import { expect, test } from "vitest";
import { type ConditionOnTask, rankConditions } from "./best-of";

const on = (
  conditionId: string,
  taskId: string,
  meanLogSpeedupRatio: number,
  meanEvidenceTokens = 900,
): ConditionOnTask => ({
  ...{ conditionId, taskId, runs: 2, meanLogSpeedupRatio, meanEvidenceTokens },
});

test("the highest mean log SR wins", () => {
  const results = [on("C2", "a", -0.5), on("C3", "a", -0.1), on("C2", "b", -0.3), on("C3", "b", -0.4)];
  const [best] = rankConditions(["C2", "C3"], results);
  expect(best).toMatchObject({ conditionId: "C3", runs: 4, tasks: 2, meanLogSpeedupRatio: -0.25 });
});

test("equal means go to the one that showed fewer evidence tokens, then to the one named first", () => {
  const cheap = [on("C2", "a", 0, 1200), on("C3", "a", 0, 800), on("C4", "a", 0, 800)];
  expect(rankConditions(["C2", "C3", "C4"], cheap).map((score) => score.conditionId)).toEqual(["C3", "C4", "C2"]);
});

test("a task that one condition lost to a fault counts for none", () => {
  const results = [on("C2", "easy", 0), on("C2", "hard", -3), on("C3", "easy", -0.1)];
  expect(rankConditions(["C2", "C3"], results).map((score) => score.conditionId)).toEqual(["C2", "C3"]);
});

test("without a task in common there is nothing to choose by", () => {
  expect(rankConditions(["C2", "C3"], [on("C2", "a", 0), on("C3", "b", 0)])).toEqual([]);
});
