import { expect, test } from "vitest";
import type { TrajectoryId } from "./trajectory-format";
import { TRAJECTORY_FORMATS } from "./trajectory-formats";

const read = (id: TrajectoryId, value: unknown) => TRAJECTORY_FORMATS[id].read(value);

test("SWE-agent: thought, action and observation of every step, of versions with and without a thought of its own", () => {
  const trajectory = [
    { thought: "Look first.\n", action: "ls -F", observation: "src/\n", state: "{}", query: [], execution_time: 0.1 },
    { response: "Then change it.", action: "edit 1:2", observation: null, state: { working_dir: "/" } },
  ];
  expect(read("swe-agent", { trajectory, history: [], info: { exit_status: "submitted (exit_cost)" } })).toEqual({
    actions: [
      { thought: "Look first.", action: "ls -F", observation: "src/\n" },
      { thought: "Then change it.", action: "edit 1:2", observation: "" },
    ],
    end: "submitted (exit_cost)",
    leftOut: {},
  });
});

const fence = "I look.\n```bash\nls\n```";
const looked = { thought: "I look.", action: "ls", observation: "src" };
test.each([
  ["a list", (messages: object[]) => messages, null],
  ["version 1", (messages: object[]) => ({ messages, info: { exit_status: "Submitted" } }), "Submitted"],
])("mini-swe-agent, %s: the command is in the fence", (_, shape, end) => {
  const messages = [
    { role: "system", content: "You are." },
    { role: "user", content: "The task." },
    { role: "assistant", content: fence },
    { role: "user", content: [{ type: "text", text: "src" }] },
  ];
  expect(read("mini-swe-agent", shape(messages))).toEqual({ actions: [looked], end, leftOut: { prompt: 2 } });
});

test("mini-swe-agent, version 2: the commands stand beside the message, and the last one says how it ended", () => {
  const messages = [
    { role: "assistant", content: "I look.", extra: { actions: [{ command: "ls", tool_call_id: "a" }], cost: 0.01 } },
    { role: "tool", tool_call_id: "a", content: "src", extra: { returncode: 0 } },
    { role: "exit", content: "", extra: { exit_status: "LimitsExceeded", submission: "" } },
  ];
  const value = { trajectory_format: "mini-swe-agent-1.1", messages };
  expect(read("mini-swe-agent", value)).toEqual({ actions: [looked], end: "LimitsExceeded", leftOut: { exit: 1 } });
});

test("ATIF: what was copied, and who else spoke, is left out and counted", () => {
  const call = { tool_call_id: "c", function_name: "bash", arguments: { command: "ls" } };
  const steps = [
    { step_id: 1, source: "user", message: "The task." },
    { step_id: 2, source: "agent", message: "old", is_copied_context: true },
    {
      ...{ step_id: 3, source: "agent", message: [{ type: "text", text: "I look." }], reasoning_content: "Hm." },
      ...{ tool_calls: [call], observation: { results: [{ source_call_id: "c", content: "src" }] } },
    },
  ];
  const value = {
    schema_version: "ATIF-v1.10",
    agent: { name: "a", version: "1" },
    steps,
    subagent_trajectories: [{}],
  };
  expect(read("atif", value)).toEqual({
    actions: [{ thought: "Hm.\n\nI look.", action: 'bash {"command":"ls"}', observation: "src" }],
    end: null,
    leftOut: { "user step": 1, "copied context": 1, "trajectory of a sub-agent": 1 },
  });
});

test("OpenHands, version 1: observations go to the action that is their cause", () => {
  const events = [
    { id: 0, source: "user", action: "message", args: { content: "The task." } },
    { id: 1, source: "environment", observation: "agent_state_changed", content: "" },
    { id: 2, source: "agent", action: "run", args: { command: "ls", thought: "I look." } },
    { id: 3, source: "agent", action: "read", args: { path: "a.js" } },
    { id: 4, source: "agent", observation: "run", content: "src", cause: 2 },
    { id: 5, source: "agent", action: "change_agent_state", args: {} },
  ];
  const expected = {
    actions: [
      { thought: "I look.", action: "run ls", observation: "src" },
      { thought: "", action: "read a.js", observation: "" },
    ],
    leftOut: { message: 1, "other event": 1, change_agent_state: 1 },
  };
  expect(read("openhands", events)).toMatchObject(expected);
  expect(read("openhands", { history: events })).toMatchObject(expected);
});

test("OpenHands, version 2: events are told by their kinds", () => {
  const events = [
    { kind: "SystemPromptEvent", id: "s", source: "agent" },
    {
      ...{ kind: "ActionEvent", id: "a", source: "agent", thought: [{ type: "text", text: "I look." }] },
      ...{ tool_name: "terminal", action: { kind: "TerminalAction", command: "ls" } },
    },
    {
      ...{ kind: "ObservationEvent", id: "o", source: "environment", action_id: "a" },
      observation: { kind: "TerminalObservation", content: [{ type: "text", text: "src" }] },
    },
    { kind: "AgentErrorEvent", id: "e", source: "agent", action_id: "a", error: "too long" },
  ];
  expect(read("openhands", events)).toEqual({
    actions: [
      {
        thought: "I look.",
        action: 'terminal {"kind":"TerminalAction","command":"ls"}',
        observation: "src\ntoo long",
      },
    ],
    end: null,
    leftOut: { SystemPromptEvent: 1 },
  });
});

test.each([
  ["swe-agent", {}, "trajectory"],
  ["swe-agent", { trajectory: [{ action: 5 }] }, "trajectory"],
  ["mini-swe-agent", { messages: "none" }, "messages"],
  ["atif", { schema_version: "ATIF-v2.0", steps: [] }, "schema_version"],
  ["atif", { schema_version: "ATIF-v1.7", steps: [{ source: "robot" }] }, "source"],
  ["openhands", 5, "the whole"],
] as const)("%s that is none is refused by field: %j", (id, value, field) => {
  expect(() => read(id, value)).toThrow(RangeError);
  expect(() => read(id, value)).toThrow(field);
});
