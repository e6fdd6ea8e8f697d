import { type Condition, phaseOf } from "@/lib/protocol/condition";
import type { Contrast, ResearchQuestion, StudyDesign } from "@/lib/protocol/study";

type Derived = Pick<StudyDesign, "conditions" | "researchQuestions">;

/**
 * The protocol's contrasts (§4) for any conditions: RQ1 sets the first profiled condition against no profiling, RQ2 every
 * further representation against that first one, RQ3 each budget level against the one before it, the first against no
 * profiling. RQ4 and RQ5 look into these and add none, so the family Holm corrects stays small.
 */
export function defaultContrasts({ conditions, researchQuestions }: Derived): Contrast[] {
  const none = conditions.find((condition) => condition.profiling === null);
  const [first, ...others] = conditions.filter((condition) => condition.profiling && phaseOf(condition) === 1);
  const levels = conditions.filter((condition) => phaseOf(condition) === 2);
  const all = [
    ...(first && none ? [contrast("RQ1", first, none)] : []),
    ...(first ? others.map((other) => contrast("RQ2", other, first)) : []),
    ...levels.flatMap((level, index) => {
      const before = index === 0 ? none : levels[index - 1];
      return before ? [contrast("RQ3", level, before)] : [];
    }),
  ];
  return all.filter((each) => researchQuestions.includes(each.question));
}

const contrast = (question: ResearchQuestion, treatment: Condition, control: Condition): Contrast => ({
  id: `${treatment.id}-${control.id}`,
  question,
  treatment: treatment.id,
  control: control.id,
});
