import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/protocol/protocol-hash";

/** Changes with any word below; the test beside this file fails until it does. */
export const PROMPTS_VERSION = "1";

/**
 * Every word that a scaffold is told by Wick but for the task's own statement, the evidence and the answers of the commands.
 * Words in braces are filled in. All conditions get the same but for `profile` and `pushed`.
 */
export const PROMPTS = {
  task: `You are a software engineer who makes programs faster. The folder you are in is the source tree of one package, in a sandbox without network; nobody reads along or answers questions.

{statement}

Reduce the time that the package's workload takes, without changing what the package does. When you are done, the workload is timed on your tree and on the tree as you found it, and tests decide whether your tree is still correct. Some of those tests, and an input of the workload, are not shown to you.

What counts is the difference between the tree as it stands at the end and the tree as you found it. Change only the package's own source files. A tree in which any other file is changed or new (a test, the manifest, a note, the output of a command) counts as incorrect, and so does code that recognises the workload, keeps results between processes or interferes with the measurement. Do not start profilers of your own, in a command or in code.

These commands are on your PATH, and are offered as tools over MCP too where you have them:

{commands}

Look before you change anything, change one thing at a time, and check that it is still correct and faster. When you are done, run wick-submit.`,

  pushed: {
    "at-start": `This profile of the workload was taken on the tree as it is now ({kind}):

{evidence}`,
    "at-start-none": `No profile of the workload could be taken on the tree as it is now.`,
    "after-edit": `After a change of the tree, the next answer of one of these commands also shows a profile of the workload on the changed tree ({kind}), {calls} at most.`,
    "before-submit": `wick-submit first shows a profile of the workload on the tree as it stands ({kind}), {calls} at most. You can then go on, or run it again.`,
  },

  kinds: {
    cpu: "where it spends CPU time",
    wall: "where its elapsed time goes",
    heap: "what holds its memory",
    allocation: "where it allocates memory",
    lock: "where it waits",
    calls: "how often its functions are called",
  },

  commands: {
    test: "Runs the tests that you may see on the tree as it stands.",
    workload:
      "Times the workload on the tree as it stands, each sample in a process of its own, and compares its output with that of the tree as you found it.",
    budget: "Says what is left of this run's budget.",
    submit: "Ends your work. The tree as it stands is your answer.",
  },

  profile: {
    does: "Profiles the workload on the tree as it stands and shows {kind}, in at most {tokens} tokens. You can call this {calls}; each call takes at most {seconds} seconds.",
    asks: "Functions in what it shows carry handles such as f12. Called with a question about one of them it answers that instead, as long as tokens are left for it; that is not counted as a call.",
    onlyAsks:
      "Answers a question about a function of the profile shown last. Its functions carry handles such as f12; questions are answered as long as tokens are left for it.",
  },

  fields: {
    samples: "How many samples: 3 unless given, at most 20.",
    message: "What you did, in a sentence or two.",
    ask: "A question about one function: handle is its handle; what is callers, callees, lines or subtree.",
  },
} as const;

/** SHA-256 of all those words: what a frozen study is held to. */
export const PROMPTS_SHA256 = createHash("sha256").update(canonicalJson(PROMPTS)).digest("hex");

/** A text with the words in braces filled in. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
