import { benchmarkById } from "@/lib/benchmarks/benchmarks";
import { sayProblem } from "@/lib/protocol/problem";
import type { StudyDesign } from "@/lib/protocol/study";
import { BadStudyFile, readStudyFile, toDesign } from "@/lib/protocol/study-file";
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
    return await readStudyText(text, async (value) => {
      const study = readStudyFile(value);
      const design = toDesign(study, await tasksOf(study.benchmark));
      const problems = await freezeProblems(design);
      if (problems.length > 0) throw new BadStudyFile(problems);
      return design;
    });
  } catch (error) {
    if (!(error instanceof BadStudyFile)) throw error;
    const said = error.problems.map((each) => `${file}:${each.line ?? 1}: ${sayProblem(each, "the file")}`);
    throw new BadUsage(said.join("\n"));
  }
}

async function tasksOf(benchmark: string): Promise<Task[]> {
  try {
    return await benchmarkById(benchmark).load();
  } catch (error) {
    if (error instanceof RangeError)
      throw new BadStudyFile([{ path: "benchmark", message: `cannot be used: ${error.message}` }]);
    throw error;
  }
}
