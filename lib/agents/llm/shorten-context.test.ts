import { expect, test } from "vitest";
import { countTokens } from "@/lib/evidence/tokens";
import type { ModelMessage } from "@/lib/protocol/model";
import { shortenContext } from "./shorten-context";

const long = (words: number) => "slow ".repeat(words);
const turn = (name: string, text: string): ModelMessage[] => [
  {
    role: "assistant",
    text: `I call ${name}. ${long(200)}`,
    calls: [{ id: name, name, input: {}, problem: null }],
    kept: null,
  },
  { role: "tool", call: name, name, text },
];
const talk: readonly ModelMessage[] = [
  { role: "system", text: long(500) },
  { role: "user", text: long(500) },
  ...turn("one", long(400)),
  ...turn("two", "ok"),
  ...turn("three", long(300)),
  { role: "user", text: long(300) },
  ...turn("four", long(600)),
];
const changed = (messages: readonly ModelMessage[]) =>
  messages.flatMap((message, at) =>
    message === talk[at] ? [] : [message.role === "tool" ? message.name : message.role],
  );

test("the oldest outputs go first, no more of them than are needed", () => {
  const { messages, outputs, tokens } = shortenContext(talk, 100, { keepTurns: 1 });
  expect(changed(messages)).toEqual(["one"]);
  expect(outputs).toBe(1);
  const [before, after] = [talk[3], messages[3]];
  expect(after?.text).toMatch(/^\[This output of one, 401 tokens, was taken out to make room\. Call one again/);
  expect(tokens).toBe(countTokens(before?.text ?? "") - countTokens(after?.text ?? ""));
  expect(messages).toHaveLength(talk.length);
});

test("nothing but tool outputs before the last turns ever goes, and nothing short", () => {
  expect(changed(shortenContext(talk, Number.POSITIVE_INFINITY, { keepTurns: 1 }).messages)).toEqual(["one", "three"]);
  expect(changed(shortenContext(talk, Number.POSITIVE_INFINITY, { keepTurns: 2 }).messages)).toEqual(["one"]);
  expect(shortenContext(talk, Number.POSITIVE_INFINITY, { keepTurns: 4 })).toMatchObject({ outputs: 0, tokens: 0 });
});

test("what was taken out is not taken out again", () => {
  const once = shortenContext(talk, Number.POSITIVE_INFINITY, { keepTurns: 1 });
  expect(shortenContext(once.messages, Number.POSITIVE_INFINITY, { keepTurns: 1 })).toEqual({
    ...{ messages: once.messages, outputs: 0, tokens: 0 },
  });
});
