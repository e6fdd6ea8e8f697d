import { benchmarkById } from "@/lib/benchmarks/benchmarks";
import { sayProblem } from "@/lib/protocol/problem";
import { check } from "@/lib/protocol/say-issue";
import { soundPart } from "@/lib/protocol/sound-study-file";
import type { StudyDesign } from "@/lib/protocol/study";
import { BadStudyFile, StudyFile, toDesign, uncheckedDesign } from "@/lib/protocol/study-file";
import { readStudyText } from "@/lib/protocol/study-text";
import type { Task } from "@/lib/protocol/task";
import { freezeProblems } from "@/lib/store/freeze-study";
import { BadUsage } from "./answer";
import { readNamedFile } from "./named-file";

/**
 * The design a YAML or JSON file means.
 *
 * @throws BadUsage naming file, line and field, what was found there and what was expected
 */
export async function readDesign(file: string): Promise<StudyDesign> {
  const text = await readNamedFile(file);
  try {
    return await readStudyText(text, toSoundDesign);
  } catch (error) {
    if (!(error instanceof BadStudyFile)) throw error;
    const said = error.problems.map((each) => `${file}:${each.line ?? 1}: ${sayProblem(each, "the file")}`);
    throw new BadUsage(said.join("\n"));
  }
}

/** @throws BadStudyFile with everything that is wrong, also with how the fields fit and with what they only name */
async function toSoundDesign(value: unknown): Promise<StudyDesign> {
  const checked = check(StudyFile, value);
  const faults = checked.ok ? [] : checked.problems;
  const sound = soundPart(value, faults);
  if (sound === null) throw new BadStudyFile(faults);
  const tasks = await tasksOf(sound.file.benchmark);
  const found = await freezeProblems(uncheckedDesign(sound.file, tasks ?? []));
  // Of a benchmark that is not known no sample can be drawn.
  const own = found.filter((each) => sound.isOwn(each) && (tasks !== null || each.path !== "sample.taskIds"));
  if (faults.length + own.length > 0) throw new BadStudyFile([...faults, ...own]);
  return toDesign(sound.file, tasks ?? []);
}

async function tasksOf(benchmark: string): Promise<Task[] | null> {
  try {
    return await benchmarkById(benchmark).load();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
