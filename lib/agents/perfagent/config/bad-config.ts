import { type Problem, sayProblem } from "@/lib/protocol/problem";

/** A problem and its line (from 1) in the text of the file, once that is known. */
export interface ConfigProblem extends Problem {
  line?: number;
}

/** A configuration is wrong; `problems` name each key and what was expected, the message each on a line of its own. */
export class BadConfig extends Error {
  override readonly name = "BadConfig";
  constructor(readonly problems: readonly ConfigProblem[]) {
    super(
      problems
        .map((problem) => `${problem.line ? `line ${problem.line}: ` : ""}${sayProblem(problem, "the configuration")}`)
        .join("\n"),
    );
  }
}
