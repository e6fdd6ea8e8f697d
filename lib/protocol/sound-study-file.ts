import type { Problem } from "./problem";
import { check } from "./say-issue";
import { StudyFile } from "./study-file";

/** A study file as far as it is right: what is wrong in it is left out, or stands in for something that is right. */
export interface SoundPart {
  file: StudyFile;
  /** Whether a problem found in this part is the file's own, and does not come of what was left out. */
  isOwn(problem: Problem): boolean;
}

/** Stand-ins for what a study cannot be without. */
const NEEDED: Record<string, unknown> = {
  title: "untitled",
  sample: { perStratum: null },
  conditions: ["C0"],
  agent: "noop",
};
const PARTLY_GIVEN = new Set(["budget", "measurement", "plan"]);

/**
 * What can still be checked of a file that is wrong in `faults`, so that a person hears of everything at once; null when that
 * is nothing.
 */
export function soundPart(value: unknown, faults: readonly Problem[]): SoundPart | null {
  if (!isMapping(value)) return null;
  const sound = structuredClone(value);
  const left = faults.map(({ path }) => leaveOut(sound, path.split(".")));
  const checked = check(StudyFile, sound);
  return checked.ok ? { file: checked.value, isOwn: (problem) => !comesOf(left, problem) } : null;
}

/** Leaves the smallest part out that a study can be without; returns the path of that. */
function leaveOut(file: Record<string, unknown>, [field = "", key = "", ...deeper]: string[]): string {
  const whole = file[field];
  if (field === "conditions" && Array.isArray(whole) && key !== "") return leaveOutOfCondition(whole, key, deeper);
  if (field === "plan" && key === "contrasts" && isMapping(whole) && Array.isArray(whole.contrasts) && deeper[0]) {
    // Named as nothing else is: other contrasts keep their places, and what is said of this one comes of its being left out.
    const id = `contrast ${deeper[0]}`;
    whole.contrasts[Number(deeper[0])] = { id, question: "RQ1", treatment: id, control: id };
    return `plan.contrasts.${deeper[0]}`;
  }
  if (PARTLY_GIVEN.has(field) && isMapping(whole) && key !== "") {
    delete whole[key];
    return `${field}.${key}`;
  }
  if (field in NEEDED) file[field] = NEEDED[field];
  else delete file[field];
  return field;
}

function leaveOutOfCondition(conditions: unknown[], index: string, [key]: string[]): string {
  const condition = conditions[Number(index)];
  const id = `condition-${index}`;
  if (!isMapping(condition) || key === undefined) {
    conditions[Number(index)] = { id };
    return `conditions.${index}`;
  }
  if (key === "id") condition.id = id;
  else delete condition[key];
  return `conditions.${index}.${key}`;
}

function comesOf(left: readonly string[], { path }: Problem): boolean {
  if (left.some((each) => isWithin(path, each) || isWithin(each, path))) return true;
  // Fields that are held against one another.
  if (/^conditions\.\d+\.profiling\.representation$/.test(path))
    return left.some((each) => isWithin(each, "conditions"));
  if (path.startsWith("plan.contrasts.")) return left.some((each) => /^conditions(\.\d+(\.id)?)?$/.test(each));
  return path === "measurement.maxRounds" && left.some((each) => isWithin(each, "measurement"));
}

const isWithin = (path: string, outer: string): boolean => path === outer || path.startsWith(`${outer}.`);

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
