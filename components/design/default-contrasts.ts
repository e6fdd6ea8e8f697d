import { type Condition, phaseOf } from "@/lib/protocol/condition";
import type { Contrast, ResearchQuestion, StudyDesign } from "@/lib/protocol/study";

type Derived = Pick<StudyDesign, "conditions" | "researchQuestions">;

/**
 * The protocol's own contrasts (§4): RQ1 sets the first profiled condition against no profiling, RQ2 every further
 * representation against that first one, RQ3 every condition with a rule (the budget levels) against no profiling. RQ4 and
 * RQ5 look into these and add none, so the family Holm corrects stays small.
 */
export function defaultContrasts({ conditions, researchQuestions }: Derived): Contrast[] {
  const none = conditions.find((condition) => condition.profiling === null);
  const [first, ...others] = conditions.filter((condition) => condition.profiling && phaseOf(condition) === 1);
  const levels = conditions.filter((condition) => phaseOf(condition) === 2);
  const all = [
    ...(first && none ? [contrast("RQ1", first, none)] : []),
    ...(first ? others.map((other) => contrast("RQ2", other, first)) : []),
    ...(none ? levels.map((level) => contrast("RQ3", level, none)) : []),
  ];
  return all.filter((each) => researchQuestions.includes(each.question));
}

export const contrast = (question: ResearchQuestion, treatment: Condition, control: Condition): Contrast => ({
  id: `${question}-${treatment.id}-${control.id}`,
  question,
  treatment: treatment.id,
  control: control.id,
});
