import type { MeteredTool } from "./meter";

/** Ends the run; the tree as it stands is the patch. */
export const submitTool: MeteredTool<"submit"> = {
  most: () => ({ wallSeconds: 1, tokens: 100 }),
  perform: async () => ({ ok: true, text: "Submitted.", ending: { name: "submitted" } }),
};

/** The first submit of a tree whose evidence the condition shows beforehand: the agent may still act on it. */
export const notYetSubmitted: MeteredTool<"submit"> = {
  most: () => ({ wallSeconds: 1, tokens: 100 }),
  perform: async () => ({ ok: true, text: "Not submitted yet: see the evidence below, then submit again." }),
};
