import { expect, test } from "vitest";
import { aConfig } from "@/lib/agents/fixtures/scripted-model";
import { npmHistory } from "@/lib/benchmarks/npm-history";
import { readStudyFile, toDesign } from "@/lib/protocol/study-file";
import { installed } from "./catalogue";
import { freezeProblems } from "./freeze-study";

test("a scaffold whose protocol its model's provider does not speak keeps a study from being frozen", async () => {
  const agent = { id: "command", parameters: { preset: "claude-code", scaffold: "claude", model: "m" } };
  const design = toDesign(
    readStudyFile({ title: "x", sample: { perStratum: 1 }, conditions: ["C0"], agent }),
    await npmHistory.load(),
  );
  const of = (provider: "openai" | "anthropic") => ({
    ...installed,
    models: async () => [aConfig({ id: "m", provider })],
  });
  expect(await freezeProblems(design, of("anthropic"))).toEqual([]);
  expect(await freezeProblems(design, of("openai"))).toEqual([
    {
      path: "agent.parameters.model",
      message:
        "is m, which is of no use: Claude Code speaks messages, and a model of openai chat-completions and responses",
    },
  ]);
});
