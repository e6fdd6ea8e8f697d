import type { StepSummary, ToolTrace } from "@/lib/protocol/trajectory";

/** What a step mainly was: decides its sign in the list and its place in the timeline. */
export type StepSort = "fault" | "ending" | "profile" | "edit" | "test" | "workload" | "tool" | "message" | "start";

export function sortOf(step: StepSummary): StepSort {
  if (step.kinds.includes("fault")) return "fault";
  if (step.profiles.length > 0 || step.evidence.length > 0 || has(step, "profile")) return "profile";
  if (step.edit || has(step, "edit")) return "edit";
  if (step.tests || has(step, "test")) return "test";
  if (step.workload || has(step, "workload")) return "workload";
  if (step.kinds.includes("ending") || has(step, "submit")) return "ending";
  if (step.tools.length > 0) return "tool";
  return step.kinds.includes("started") ? "start" : "message";
}

const has = (step: StepSummary, tool: ToolTrace["tool"]) => step.tools.some((each) => each.tool === tool);

/** A step in one line. */
export function headlineOf(step: StepSummary): string {
  const refused = step.tools.find((tool) => tool.refused);
  if (refused) return `${refused.tool} refused: ${refused.refused} is used up`;
  const tool = step.tools[0];
  switch (sortOf(step)) {
    case "fault":
      return step.remark ?? "fault";
    case "profile":
      return step.profiles.some((profile) => profile.replayed) ? "profiled (base profile replayed)" : "profiled";
    case "edit":
      return step.edit ? `edited ${step.edit.firstPath}${more(step.edit.files)}` : `edit ${tool?.asked ?? ""}`.trim();
    case "test":
      return "ran tests";
    case "workload":
      return "ran workload";
    case "ending":
      return step.remark ?? "submitted";
    case "tool":
      return tool ? `${VERB[tool.tool]} ${tool.asked}`.trim() : "";
    case "start":
      return "started";
    case "message":
      // A step of its own without a tool is one that could not be made; what is said in it comes after.
      return (step.kinds.includes("notice") ? step.remark : step.said) ?? step.remark ?? "";
  }
}

const more = (files: number) => (files > 1 ? ` and ${files - 1} more` : "");

const VERB: Record<ToolTrace["tool"], string> = {
  exec: "$",
  read: "read",
  search: "searched",
  edit: "edit",
  test: "tests",
  workload: "workload",
  profile: "profile",
  submit: "submit",
};

/** The result of a step in a few characters: tests passed, lines changed, the workload's mean time, exit code. */
export function measureOf(step: StepSummary): { text: string; isBad: boolean } {
  const tool = step.tools[0];
  if (tool?.refused) return { text: "refused", isBad: true };
  if (step.tests) {
    const { passed, failed } = step.tests;
    return { text: `${passed} of ${passed + failed}`, isBad: failed > 0 };
  }
  if (step.edit) return { text: `+${step.edit.added} −${step.edit.deleted}`, isBad: false };
  if (step.workload)
    return {
      text: `mean ${Math.round(step.workload.meanMilliseconds)} ms`,
      isBad: step.workload.matchesBase === false,
    };
  if (step.evidence[0]) return { text: `${step.evidence[0].tokens.toLocaleString("en-US")} tok`, isBad: false };
  if (tool?.timedOut) return { text: "timed out", isBad: true };
  if (tool?.exitCode) return { text: `exit ${tool.exitCode}`, isBad: true };
  if (tool?.ok === null) return { text: "…", isBad: false };
  return { text: "", isBad: false };
}
