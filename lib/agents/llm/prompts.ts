import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/protocol/protocol-hash";

/** Changes with any word below; the test beside this file fails until it does. */
export const PROMPTS_VERSION = "1";

/**
 * Every word that this agent is told but for the task's own statement, the evidence and the answers of its tools. Words in
 * braces are filled in (`fill`). All conditions get the same but for `tools.profile` and `pushed`, which are there only where
 * the condition has profiles to show.
 */
export const PROMPTS = {
  system: `You are a software engineer who makes programs faster. You work alone in the source tree of one package, in a sandbox without network. You act through tools only; nobody reads along or answers questions.

Your task is to reduce the time that the package's workload takes, without changing what the package does. When you are done, the workload is timed on your tree and on the tree as you found it, and tests decide whether your tree is still correct. Some of those tests, and an input of the workload, are not shown to you.

What counts is the difference between the tree as it stands at the end and the tree as you found it. Change only the package's own source files. A tree in which any other file is changed or new (a test, the manifest, a note, the output of a command) counts as incorrect, and so does code that recognises the workload, keeps results between processes or interferes with the measurement. Profilers that you start yourself, in a command or in code, are blocked.

Look before you change anything, change one thing at a time, and check with test and workload that it is still correct and faster. Call submit when you are done.`,

  task: `{statement}`,

  pushed: {
    "at-start": `This profile of the workload was taken on the tree as it is now ({kind}):

{evidence}`,
    "at-start-none": `No profile of the workload could be taken on the tree as it is now.`,
    "after-edit": `After a change of the tree, the answer also shows a profile of the workload on the changed tree ({kind}), {calls} at most.`,
    "before-submit": `When you submit, you are first shown a profile of the workload on the tree as it stands ({kind}), {calls} at most. You can then go on, or submit again.`,
  },

  kinds: {
    cpu: "where it spends CPU time",
    wall: "where its elapsed time goes",
    heap: "what holds its memory",
    allocation: "where it allocates memory",
    lock: "where it waits",
    calls: "how often its functions are called",
  },

  tools: {
    exec: {
      does: "Runs a shell command in the root of the tree and returns its output, the beginning and the end of it where it is long, and its exit code. There is no network.",
      fields: {
        command: "The command, for a POSIX shell.",
        timeoutSeconds: "Seconds after which the command is killed: 60 unless given, at most 600.",
      },
    },
    read: {
      does: "Shows a text file of the tree with line numbers.",
      fields: {
        path: "Relative to the root of the tree.",
        from: "First line, from 1; the beginning unless given.",
        to: "Last line, itself included; the end unless given.",
      },
    },
    search: {
      does: "Shows the lines of the tree's text files that match a pattern, with file and line number.",
      fields: {
        pattern: "An extended regular expression, as grep -E takes it.",
        path: "A file or folder to search in, relative to the root of the tree; all of it unless given.",
      },
    },
    edit: {
      does: "Changes one file of the tree. Give old and new to replace a text that occurs exactly once, or content to write the whole file, or remove to delete it.",
      fields: {
        path: "Relative to the root of the tree.",
        old: "The text to be replaced, with its white space, and with enough around it to occur only once.",
        new: "What takes its place.",
        content: "The whole of the file's new text.",
        remove: "true deletes the file.",
      },
    },
    test: { does: "Runs the tests that you may see on the tree as it stands.", fields: {} },
    workload: {
      does: "Times the workload on the tree as it stands, each sample in a process of its own, and compares its output with that of the tree as you found it.",
      fields: { samples: "How many samples: 3 unless given, at most 20." },
    },
    submit: {
      does: "Ends your work. The tree as it stands is your answer.",
      fields: { message: "What you did, in a sentence or two." },
    },
    profile: {
      does: "Profiles the workload on the tree as it stands and shows {kind}, in at most {tokens} tokens. You can call this {calls}; each call takes at most {seconds} seconds.",
      asks: "Functions in what it shows carry handles such as f12. With ask you are answered a question about one of them instead, as long as tokens are left for it; that is not counted as a call.",
      onlyAsks:
        "Answers a question about a function of the profile shown last. Its functions carry handles such as f12; questions are answered as long as tokens are left for it.",
      fields: {
        ask: "A question about one function: handle is its handle; what is callers (who calls it), callees (whom it calls), lines (its source lines with their cost) or subtree (what lies below it).",
      },
    },
    more_turns: {
      does: "Asks for {turns} more turns. It is granted {times} at most.",
      fields: {},
    },
  },

  turns: {
    limited: "You have {turns}: a turn is one reply of yours, with as many tool calls as you like.",
    extendable: "Call more_turns before they are used up if you need more.",
    last: "This is your last turn.",
    lastExtendable: "This is your last turn unless you call more_turns now.",
    granted: "Granted: you have {turns} left.",
    notGranted: "Not granted: you have had all the turns there are.",
  },

  budget: {
    left: "Left of your budget: {left}.",
    reminder: "{percent} % of your budget is used. Left of it: {left}.",
  },

  corrections: {
    unknown: "There is no tool called {name}. The tools are {tools}.",
    unreadable: "The input of {name} could not be read ({problem}). Expected a JSON object with {fields}.",
    noField: "no field",
    wrong: "The input of {name} is wrong: {problems}. Nothing was done.",
    noCall: "You called no tool, so nothing was done. Go on with a tool call, or call submit if you are done.",
    cutOff:
      "Your reply reached the longest it may have and was cut off before it called a tool, so nothing was done. Be shorter, and call a tool.",
  },

  removed: "[This output of {tool}, {tokens}, was taken out to make room. Call {tool} again if you need it.]",
} as const;

/** SHA-256 of all those words: what a frozen study is held to. */
export const PROMPTS_SHA256 = createHash("sha256").update(canonicalJson(PROMPTS)).digest("hex");

/** A text with the words in braces filled in. */
export const fill = <T extends string>(text: T, values: Record<Holes<T>, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: Holes<T>) => String(values[name] ?? whole));

type Holes<T extends string> = T extends `${string}{${infer Hole}}${infer Rest}` ? Hole | Holes<Rest> : never;
