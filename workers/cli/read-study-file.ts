import { readFile } from "node:fs/promises";
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { benchmarkById } from "@/lib/benchmarks/benchmarks";
import type { StudyDesign } from "@/lib/protocol/study";
import type { Problem } from "@/lib/protocol/study-draft";
import { BadStudyFile, readStudyFile, toDesign } from "@/lib/protocol/study-file";
import type { Task } from "@/lib/protocol/task";
import { freezeProblems } from "@/lib/store/freeze-study";
import { BadUsage } from "./answer";

/**
 * The design a YAML or JSON file means.
 *
 * @throws BadUsage naming file, line and field, and what was expected there
 */
export async function readDesign(file: string): Promise<StudyDesign> {
  const text = await readText(file);
  const lines = new LineCounter();
  // JSON is YAML too.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: true });
  const [broken] = document.errors;
  if (broken)
    throw new BadUsage(`${file}:${broken.linePos?.[0].line ?? 1}: not YAML or JSON: ${firstLine(broken.message)}`);
  try {
    const study = readStudyFile(document.toJS());
    const design = toDesign(study, await tasksOf(study.benchmark));
    const problems = await freezeProblems(design);
    if (problems.length > 0) throw new BadStudyFile(problems);
    return design;
  } catch (error) {
    if (!(error instanceof BadStudyFile)) throw error;
    const line = ({ path }: Problem) => lines.linePos(offsetOf(document.contents, path.split("."))).line || 1;
    const named = error.problems.map((each) => `${file}:${line(each)}: ${each.path || "the file"}: ${each.message}`);
    throw new BadUsage(named.join("\n"));
  }
}

async function tasksOf(benchmark: string): Promise<Task[]> {
  try {
    return await benchmarkById(benchmark).load();
  } catch (error) {
    if (error instanceof RangeError) throw new BadStudyFile([{ path: "benchmark", message: error.message }]);
    throw error;
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new BadUsage(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Where in the text a field is, or what of its path is there. */
function offsetOf(node: Node | null, path: readonly string[]): number {
  const start = node?.range?.[0] ?? 0;
  const [key, ...rest] = path;
  if (key === undefined) return start;
  if (isSeq(node)) {
    const item = node.items[Number(key)];
    return item ? offsetOf(item as Node, rest) : start;
  }
  if (!isMap(node)) return start;
  const pair = node.items.find((each) => isScalar(each.key) && String(each.key.value) === key);
  return pair?.value ? offsetOf(pair.value as Node, rest) : start;
}

const firstLine = (message: string): string => message.split("\n")[0] ?? message;
