import { expect, test } from "vitest";
import type { ProgramPlace } from "@/lib/protocol/program";
import { PRESETS } from "./presets";

const place: ProgramPlace = {
  ...{ origin: "http://127.0.0.1:8420", key: "wick-dummy", work: "/box/work", home: "/box/home" },
  scaffold: "/box/scaffold",
};
const given = { place, model: 'a "model"', promptFile: "/box/home/prompt.md", mcpUrl: "http://127.0.0.1:8420/mcp" };

test.each(PRESETS.map((preset) => [preset.id, preset] as const))(
  "%s is started from its folder, and all it is told of a model leads to the run",
  (_, { prepare }) => {
    const { command, environment, home } = prepare(given);
    expect(command).toContain("/box/scaffold/");
    const told = JSON.stringify([command, environment, home]);
    for (const address of told.match(/https?:\/\/[^\s"'\\]+/g) ?? [])
      expect(address).toMatch(/^http:\/\/127\.0\.0\.1:8420\/|^https:\/\/opencode\.ai\/config\.json$/);
    for (const file of Object.keys(home ?? {})) expect(file).not.toMatch(/^\/|\.\./);
  },
);

const said = (id: string, event: unknown) => PRESETS.find((preset) => preset.id === id)?.said?.(event);

test("what scaffolds print as events is told in words, and commands that they ran are actions", () => {
  const ran = { type: "command_execution", command: "ls", aggregated_output: "src\n", exit_code: 0 };
  expect(said("codex", { type: "item.completed", item: ran })).toEqual([
    { role: "agent", text: "$ ls", isAction: true },
    { role: "user", text: "src\n[exit code 0]" },
  ]);
  expect(said("codex", { type: "turn.failed", error: { message: "no budget" } })).toEqual([
    { role: "agent", text: "no budget" },
  ]);
  const part = { tool: "bash", state: { input: { command: "ls" }, output: "src" } };
  expect(said("opencode", { type: "tool_use", part })).toEqual([
    { role: "agent", text: 'bash {"command":"ls"}', isAction: true },
    { role: "user", text: "src" },
  ]);
  const content = [
    { type: "text", text: "I look." },
    { type: "tool_use", name: "Bash", input: { command: "ls" } },
  ];
  expect(said("claude-code", { type: "assistant", message: { content } })).toEqual([
    { role: "agent", text: "I look." },
    { role: "agent", text: 'Bash {"command":"ls"}', isAction: true },
  ]);
  const result = [{ type: "tool_result", content: [{ type: "text", text: "src" }] }];
  expect(said("claude-code", { type: "user", message: { content: result } })).toEqual([{ role: "user", text: "src" }]);
  expect(said("claude-code", { type: "system" })).toEqual([]);
});
