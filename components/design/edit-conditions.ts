import type { Condition, ProfilingPolicy } from "@/lib/protocol/condition";
import type { StudyDesign } from "@/lib/protocol/study";
import { defaultContrasts } from "./default-contrasts";

/** Replaces one condition; a new id goes on to every rule and contrast that names it. */
export function changeCondition(design: StudyDesign, index: number, next: Condition): StudyDesign {
  const before = design.conditions[index];
  if (!before) return design;
  const conditions = design.conditions.map((condition, at) => (at === index ? next : condition));
  return followPlan(design, renamed({ ...design, conditions }, before.id, next.id));
}

/** Adds a condition after the others: a copy of one of them, or without profiling. */
export function addCondition(design: StudyDesign, copyOf?: number): StudyDesign {
  const original = copyOf === undefined ? undefined : design.conditions[copyOf];
  const id = freeId(design.conditions);
  const added: Condition = original
    ? { ...original, id, label: `${original.label} (copy)`.slice(0, 80) }
    : { id, label: "No profiling", profiling: null, agent: null };
  return followPlan(design, { ...design, conditions: [...design.conditions, added] });
}

/** Takes a condition away, and with it the contrasts and choices that name it. */
export function removeCondition(design: StudyDesign, index: number): StudyDesign {
  const gone = design.conditions[index]?.id;
  const conditions = design.conditions
    .filter((_, at) => at !== index)
    .map((condition) => mapAmong(condition, (among) => among.filter((id) => id !== gone)));
  const contrasts = design.plan.contrasts.filter(({ treatment, control }) => treatment !== gone && control !== gone);
  return followPlan(design, { ...design, conditions, plan: { ...design.plan, contrasts } });
}

/** Moves a condition up (−1) or down (1) in the order everything lists them. */
export function moveCondition(design: StudyDesign, index: number, by: -1 | 1): StudyDesign {
  const conditions = [...design.conditions];
  const [moved] = conditions.splice(index, 1);
  if (!moved || index + by < 0 || index + by > conditions.length) return design;
  conditions.splice(index + by, 0, moved);
  return followPlan(design, { ...design, conditions });
}

/** While the contrasts are the derived ones, they go on being derived; edited ones are left as they are. */
export function followPlan(before: StudyDesign, after: StudyDesign): StudyDesign {
  const derived = JSON.stringify(before.plan.contrasts) === JSON.stringify(defaultContrasts(before));
  return derived ? { ...after, plan: { ...after.plan, contrasts: defaultContrasts(after) } } : after;
}

function renamed(design: StudyDesign, from: string, to: string): StudyDesign {
  if (from === to) return design;
  const name = (id: string) => (id === from ? to : id);
  return {
    ...design,
    conditions: design.conditions.map((condition) => mapAmong(condition, (among) => among.map(name))),
    plan: {
      ...design.plan,
      contrasts: design.plan.contrasts.map((each) => ({
        ...each,
        treatment: name(each.treatment),
        control: name(each.control),
      })),
    },
  };
}

function mapAmong(condition: Condition, change: (among: string[]) => string[]): Condition {
  const { profiling } = condition;
  if (!profiling || typeof profiling.representation !== "object") return condition;
  const representation: ProfilingPolicy["representation"] = {
    ...profiling.representation,
    among: change(profiling.representation.among),
  };
  return { ...condition, profiling: { ...profiling, representation } };
}

function freeId(conditions: readonly Condition[]): string {
  for (let number = conditions.length; ; number++) {
    const id = `C${number}`;
    if (conditions.every((condition) => condition.id !== id)) return id;
  }
}
