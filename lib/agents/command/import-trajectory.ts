import picomatch from "picomatch";
import { countOf } from "@/lib/protocol/count-of";
import { longText } from "@/lib/protocol/event";
import type { Program } from "@/lib/protocol/program";
import type { Ending } from "@/lib/protocol/run";
import type { AgentContext, AgentEvents } from "../agent";
import { flagProfiling } from "./flag-profiling";
import type { LeftTrajectory } from "./presets/preset";
import type { LoggedAction, ReadTrajectory } from "./trajectories/trajectory-format";
import { TRAJECTORY_FORMATS } from "./trajectories/trajectory-formats";

type Said = AgentEvents extends AsyncGenerator<infer Event, Ending> ? Event : never;

/**
 * What a scaffold has written down of itself, as messages at the steps where it happened: its n-th action is what came of its
 * n-th request to the model. A program that asks no model through Wick takes a step for each action instead, as long as there
 * are any. A file that is missing or broken is a notice: its scaffold's work stands all the same.
 */
export async function* importTrajectory(
  program: Pick<Program, "left" | "leftFiles">,
  { format, path }: LeftTrajectory,
  context: Pick<AgentContext, "step" | "oneStep">,
  modelSteps: readonly number[],
): AsyncGenerator<Said, void> {
  const { title, read } = TRAJECTORY_FORMATS[format];
  const notice = (text: string): Said => ({ kind: "notice", step: context.step(), data: { code: "agent-note", text } });
  const isMeant = picomatch(path, { dot: true });
  const file = (await program.leftFiles()).filter((left) => isMeant(left)).at(-1);
  if (file === undefined) return yield notice(`No trajectory of the format ${title} was left at ${path}.`);
  let trajectory: ReadTrajectory;
  try {
    trajectory = read(JSON.parse((await program.left(file)) ?? ""));
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof SyntaxError)) throw error;
    return yield notice(`The trajectory ${file} could not be read as ${title}: ${error.message}.`);
  }
  for (const [index, action] of trajectory.actions.entries()) {
    if (modelSteps.length === 0 && !(await context.oneStep(async () => {}))) break;
    const step = modelSteps[Math.min(index, modelSteps.length - 1)] ?? context.step();
    yield* messagesOf(action, step);
    yield* flagProfiling(action.action, step);
  }
  yield notice(summaryOf(trajectory, file, title));
}

function* messagesOf({ thought, action, observation }: LoggedAction, step: number): Generator<Said> {
  const texts = [["thought", thought] as const, ["agent", action] as const, ["user", observation] as const];
  for (const [role, text] of texts)
    if (text.trim() !== "") yield { kind: "message", step, data: { role, content: longText(text) } };
}

function summaryOf({ actions, end, leftOut }: ReadTrajectory, file: string, title: string): string {
  const parts = Object.entries(leftOut).map(([reason, count]) => `${reason}: ${count}`);
  const without = parts.length === 0 ? "" : ` Not taken (${parts.join(", ")}).`;
  const ended = end === null ? "" : ` By its own account it ended as ${end}.`;
  return `${countOf(actions.length, "action")} of the trajectory ${file} (${title}) were taken into these events.${without}${ended}`;
}
