import { z } from "zod";
import type { AgentContext } from "../../agent";
import { applyBlocks } from "../grammar/apply-blocks";
import { type Extraction, unusable } from "../grammar/extraction";
import { wholeProgram } from "../grammar/whole-program";
import { fillTemplate } from "../prompts/fill-template";
import {
  HEADINGS,
  NOT_MEASURED,
  REMARKS_HEADING,
  WICK_BROKEN_LISTING,
  WICK_FAILURES,
  WICK_OPTIMIZATION,
  WICK_PROFILE,
  WICK_SYSTEM,
  WICK_TARGET,
} from "../prompts/prompts";
import { contextValues, fenced, listed, section } from "../prompts/sections";
import { analyzeSamples, USUAL_POLICY } from "../statistics/analyze-samples";
import { instanceOf, optionsOf } from "./check-fields";
import { filesOf, type ListedFile, listingOf } from "./listing";
import { readRepository } from "./read-repository";
import { BadInstance, type Evaluation, type PromptContext, type Round, type Task, type TaskRunner } from "./task";

const Instance = z.object({ statement: z.string().min(1) });

const Options = z.strictObject({
  code_generation_mode: z.enum(["diff", "direct"]).default("diff"),
  /** Samples of the workload that an evaluation takes; the tool takes 20 at most. */
  samples: z.int().min(1).max(20).default(5),
  trim_ratio: z.number().min(0).lt(0.5).default(0.1),
  /** Tokens of source code that a prompt shows, about. */
  program_tokens: z.int().min(100).max(1_000_000).default(16_000),
});
type Options = z.infer<typeof Options>;

/**
 * A repository task of a study. The solution is the listing of the package's sources; it is evaluated with the run's own
 * metered tools, on its tree: the tests that an agent may see, then timings of the workload. The tree holds the best
 * solution whenever nothing is being evaluated, so that it is the patch however the run ends.
 */
export const wick: TaskRunner = {
  id: "wick",
  title: "Repository tasks of Wick",
  loadMetadata: (value, name) => metadataOf(instanceOf(Instance, value, name).statement, name),
  load: async (value, name, given, { context }) => {
    const { statement } = instanceOf(Instance, value, name);
    const options = optionsOf(Options, given);
    if (context === null)
      throw new BadInstance(`the instance ${name} is a repository task, which only a study's run can work on`);
    const { files, left } = await readRepository(context, options.program_tokens);
    if (files.length === 0) throw new BadInstance("no source file of the tree could be read");
    return new RepositoryTask(context, statement, name, options, files, left);
  },
};

const metadataOf = (statement: string, name: string) => ({ instanceId: name, problemDescription: statement });

/** A task whose solutions can also be put in place without evaluating them. */
export class RepositoryTask implements Task {
  readonly metadata;
  readonly metric = { name: "workload", unit: "ms", higherIsBetter: false, best: null };
  readonly language = null;
  readonly initialSolution: string;
  /** What the tree holds now, as far as it was shown or changed. */
  private tree: ReadonlyMap<string, string>;
  /** What profiles of the condition said of a solution; of the initial one it may have been pushed at the start. */
  private readonly evidence = new Map<string, string>();

  constructor(
    private readonly context: AgentContext,
    statement: string,
    name: string,
    private readonly options: Options,
    private readonly files: readonly ListedFile[],
    private readonly left: readonly string[],
  ) {
    this.metadata = metadataOf(statement, name);
    this.initialSolution = listingOf(files);
    this.tree = new Map(files.map(({ path, text }) => [path, text]));
    if (context.pushedEvidence !== null) this.evidence.set(this.initialSolution, context.pushedEvidence);
  }

  async evaluate(solution: string): Promise<Evaluation> {
    const refused = await this.lay(solution);
    if (refused !== null) return failed([refused], { stage: "edit" });
    const tests = await this.context.tools.test({});
    if (!tests.ok) return failed([WICK_FAILURES.test, ...tests.text.split("\n")], { stage: "test" });
    const workload = await this.context.tools.workload({ samples: this.options.samples });
    const read = readWorkload(workload.text);
    if (!workload.ok || read === null)
      return failed([WICK_FAILURES.workload, ...workload.text.split("\n")], { stage: "workload" });
    const analysis = analyzeSamples(read, { ...USUAL_POLICY, trimRatio: this.options.trim_ratio });
    const within =
      analysis?.interval && analysis.count > 1
        ? ` (95 % interval ${analysis.interval.low.toFixed(1)} to ${analysis.interval.high.toFixed(1)} ms, ${analysis.count} samples)`
        : "";
    return {
      metric: analysis?.trimmedMean ?? null,
      passRate: 1,
      samples: read,
      feedback: [tests.text.split("\n")[0] ?? "", `workload: ${analysis?.trimmedMean.toFixed(1)} ms${within}`],
      artifacts: { samples: read, analysis },
    };
  }

  /** Makes the tree hold a solution; the words of the tool that refused an edit, null when none did. */
  async lay(solution: string): Promise<string | null> {
    for (const { path, text } of filesOf(solution, this.files)) {
      if (this.tree.get(path) === text) continue;
      const answer = await this.context.tools.edit({ path, content: text });
      if (!answer.ok) return answer.text;
      this.tree = new Map(this.tree).set(path, text);
      this.note(solution, answer.text);
    }
    const kept = new Set(filesOf(solution, this.files).map(({ path }) => path));
    for (const path of this.tree.keys()) {
      if (kept.has(path)) continue;
      const answer = await this.context.tools.edit({ path, remove: true });
      if (!answer.ok) return answer.text;
      this.tree = new Map([...this.tree].filter(([each]) => each !== path));
      this.note(solution, answer.text);
    }
    return null;
  }

  /** Behind an answer's first line stands the evidence that the condition pushes after it, where it does. */
  note(solution: string, answer: string): boolean {
    const evidence = answer.split("\n").slice(1).join("\n").trim();
    if (evidence !== "") this.evidence.set(solution, evidence);
    return evidence !== "";
  }

  systemPrompt(context: PromptContext): string {
    const values = {
      language: "source code",
      optimization_target: WICK_TARGET,
      task_description: this.metadata.problemDescription,
      ...contextValues(context),
    };
    const own = WICK_SYSTEM[this.options.code_generation_mode];
    const left = section(HEADINGS.filesLeft, this.left.length === 0 ? null : this.left.join("\n"));
    return fillTemplate(context.systemTemplate ?? own, values, "prompts.system_template").trimEnd() + left;
  }

  optimizationPrompt({ solution, evaluation, remarks }: Round, context: PromptContext): string {
    const metrics = evaluation?.feedback ?? [NOT_MEASURED];
    const filled = fillTemplate(
      context.optimizationTemplate ?? WICK_OPTIMIZATION,
      {
        language: "source code",
        current_program: fenced(solution, ""),
        current_metrics: metrics.map((line) => `- ${line}`).join("\n"),
        current_artifacts_section: this.evidenceSection(solution) + listed(REMARKS_HEADING, remarks),
      },
      "prompts.optimization_template",
    );
    return filled;
  }

  extractSolution(answer: string, current: string): Extraction {
    const taken =
      this.options.code_generation_mode === "diff" ? applyBlocks(answer, current) : wholeProgram(answer, current);
    if (!taken.changed) return taken;
    try {
      filesOf(taken.solution, this.files);
      return taken;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return unusable(current, fillTemplate(WICK_BROKEN_LISTING, { why: error.message }, "the remark"));
    }
  }

  /** Of the current program where it was profiled, else what the program at the start showed. */
  private evidenceSection(solution: string): string {
    const own = this.evidence.get(solution);
    if (own !== undefined) return section(WICK_PROFILE.current, own);
    return section(WICK_PROFILE.initial, this.context.pushedEvidence);
  }
}

const failed = (feedback: readonly string[], artifacts: Evaluation["artifacts"]): Evaluation => ({
  ...{ metric: null, passRate: 0, samples: [], feedback, artifacts },
});

/** The samples in the workload tool's answer, in milliseconds. */
function readWorkload(text: string): number[] | null {
  const [, list = ""] = /^median [\d.]+ ms of ([\d., ]+)$/m.exec(text) ?? [];
  const samples = list.split(", ").map(Number);
  return list !== "" && samples.every(Number.isFinite) ? samples : null;
}
