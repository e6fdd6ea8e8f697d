import type { Workbench } from "../workbench";
import type { DrillDown } from "./drill-down";
import type { MeteredTool } from "./meter";
import type { ResolvedPolicy } from "./render-evidence";
import { mostOfEvidence, takeEvidence } from "./take-evidence";

const SHORT_ANSWER = { wallSeconds: 1, tokens: 100 };

/**
 * Profiles the workload on the tree as it stands and shows the evidence, where the condition does so on demand; answers
 * questions about evidence, where it drills down; and is no tool where it does neither.
 */
export function profileTool(
  policy: ResolvedPolicy | null,
  workbench: Workbench,
  drillDown: DrillDown | null,
): MeteredTool<"profile"> {
  const onDemand = policy?.trigger === "on-demand" ? policy : null;
  if (onDemand === null && drillDown === null) return unknownTool;
  return {
    most: ({ ask }) => {
      if (ask !== undefined) return drillDown?.most() ?? SHORT_ANSWER;
      return onDemand === null ? SHORT_ANSWER : mostOfEvidence(onDemand);
    },
    perform: async ({ ask }, call) => {
      if (ask !== undefined) {
        if (drillDown === null) throw new RangeError("this tool takes no questions; call it without ask to profile");
        return drillDown.answer(ask, call);
      }
      if (onDemand === null) throw new RangeError("profiles come by themselves; ask about a function by its handle");
      const { ok, text, used } = await takeEvidence(onDemand, workbench, call, drillDown);
      return { ok, text, charge: used };
    },
  };
}

/** What a call of `profile` meets where the condition offers no such tool: the answer any unknown tool gets. */
const unknownTool: MeteredTool<"profile"> = {
  most: () => SHORT_ANSWER,
  perform: async () => ({ ok: false, text: "unknown tool: profile" }),
};
