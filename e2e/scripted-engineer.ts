import type { Asked, AskedMessage, Reply } from "../lib/models/testing/script";

/**
 * The script of a model that really works on `denque-fromarray`, for `serve-script.ts`: it decides by what it is sent, as
 * a model would. Asked with tools it is the agent `llm`, without any it is `perfagent`; with the tool `add` it is tried out.
 */
const SLOW = "    for (i = this._head; i < this._tail; i++) newArray.push(list[i]);";
const QUICK = "    return list.slice(this._head, this._tail);";

export default function engineer(asked: Asked): Reply {
  if (asked.tools.some(({ name }) => name === "add")) return call("add", { a: 19, b: 23 });
  return asked.tools.length > 0 ? work(asked) : propose(asked.messages);
}

/** Reads, profiles where it can, edits, tests, profiles what came of it, and submits. */
function work({ messages, tools }: Asked): Reply {
  const profile = tools.some(({ name }) => name === "profile") ? [call("profile")] : [];
  const steps = [
    call("read", { path: "index.js", from: 370, to: 415 }),
    ...profile,
    { text: "toArray() copies element by element.", ...call("edit", { path: "index.js", old: SLOW, new: QUICK }) },
    call("test"),
    ...profile,
  ];
  const taken = messages.filter(({ role }) => role === "assistant").length;
  return steps[taken] ?? call("submit", { message: "toArray() now copies with slice." });
}

/** First a change that makes it faster, then one that breaks it and must not be kept. */
function propose(messages: readonly AskedMessage[]): Reply {
  const prompt = messages.at(-1)?.text ?? "";
  if (prompt.includes(SLOW)) return block(SLOW, QUICK);
  return block(QUICK, "    return [];");
}

const call = (name: string, input: NonNullable<Reply["calls"]>[number]["input"] = {}): Reply => ({
  calls: [{ name, input }],
});

const block = (seek: string, put: string): Reply => ({
  text: `<<<<<<< SEARCH\n${seek}\n=======\n${put}\n>>>>>>> REPLACE\n`,
});
