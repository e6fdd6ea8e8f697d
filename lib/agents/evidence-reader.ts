import { z } from "zod";
import { finish, makeEdit, say } from "./act";
import type { AgentContext, CalibrationAgent } from "./agent";
import { chooseCandidate } from "./predict-choice";

const Parameters = z.strictObject({ skill: z.number().min(0).max(1) });
type Parameters = z.infer<typeof Parameters>;

/**
 * Chooses among the expert's edit and decoys by nothing but the evidence text, at random without it. What its choice is
 * worth can be computed beforehand (`predictChoice`), so an effect of evidence that a study measures has a known right answer.
 */
export const evidenceReader: CalibrationAgent<Parameters> = {
  id: "evidence-reader",
  title: "Evidence reader",
  summary:
    "Picks the expert's edit or a decoy by what the evidence text names, with a set skill; at random without evidence.",
  kind: "calibration",
  parameters: Parameters,
  defaults: { skill: 1 },
  async *run(context, { skill }, key) {
    const candidates = [key.expert, ...key.decoys].sort((a, b) => (a.id < b.id ? -1 : 1));
    // Drawn before anything is read: a refused tool or missing evidence must not shift the numbers of a pair.
    const draws = [context.random.next(), context.random.next()] as const;
    const evidence = await readEvidence(context);
    const { index, read } = chooseCandidate(candidates, evidence, skill, draws);
    const chosen = candidates[index]!;
    const places = chosen.touches.map(({ name, file, line }) => `${name} (${file}:${line})`).join(", ");
    const why =
      evidence === null ? "without evidence, at random" : read ? "by the evidence" : "at random, ignoring the evidence";
    yield say(
      context,
      `I take edit ${chosen.id} of ${candidates.length} ${why}. It changes ${places || "no function"}.`,
    );
    await makeEdit(context, chosen);
    if (!context.ended()) await context.tools.test({});
    if (!context.ended()) await context.tools.workload({});
    return await finish(context);
  },
};

/** Pushed evidence, or one call of the tool; null where neither shows anything before the choice must be made. */
async function readEvidence({ pushedEvidence, profiling, tools }: AgentContext): Promise<string | null> {
  if (pushedEvidence !== null) return pushedEvidence;
  if (profiling?.trigger !== "on-demand") return null;
  const answer = await tools.profile({});
  return answer.ok ? answer.text : null;
}
