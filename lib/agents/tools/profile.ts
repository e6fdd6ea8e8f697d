import type { Workbench } from "../workbench";
import type { MeteredTool } from "./meter";
import { mostOfEvidence, type ResolvedPolicy, takeEvidence } from "./take-evidence";

/** Profiles the workload on the tree as it stands and shows the evidence. */
export const profileTool = (policy: ResolvedPolicy, workbench: Workbench): MeteredTool<"profile"> => ({
  most: () => mostOfEvidence(policy),
  perform: async (_, call) => {
    const { ok, text, used } = await takeEvidence(policy, workbench, call);
    return { ok, text, charge: used };
  },
});

/** What a call of `profile` meets where the condition offers no such tool: the answer any unknown tool gets. */
export const unknownTool: MeteredTool<"profile"> = {
  most: () => ({ wallSeconds: 1, tokens: 100 }),
  perform: async () => ({ ok: false, text: "unknown tool: profile" }),
};
