import { expect, test, vi } from "vitest";
import { AGENTS } from "@/lib/agents/agents";
import { commands } from "./commands";

async function answerOf(...words: string[]): Promise<string> {
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  try {
    await commands().parseAsync(words, { from: "user" });
    return write.mock.calls.map(([text]) => text).join("");
  } finally {
    write.mockRestore();
  }
}

test("all agents are listed, in JSON with the schema of their parameters", async () => {
  const agents: { id: string; kind: string; parameters: { type: string; properties: object }; defaults: object }[] =
    JSON.parse(await answerOf("agent", "list", "--json"));
  expect(agents.map(({ id }) => id)).toEqual(AGENTS.map(({ id }) => id));
  for (const { parameters, defaults } of agents) {
    expect(parameters.type).toBe("object");
    expect(Object.keys(parameters.properties)).toEqual(expect.arrayContaining(Object.keys(defaults)));
  }
  expect(agents.find(({ id }) => id === "command")?.parameters.properties).toHaveProperty("preset");
});

test("for people it is a table", async () => {
  expect(await answerOf("agent", "list")).toMatch(/^agent +kind +what it does\nnoop +known answer/);
});
