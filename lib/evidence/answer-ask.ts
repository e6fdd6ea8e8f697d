import { type CallTree, callTree, treeOf } from "@/lib/profile/call-tree";
import { frameAt, type Profile } from "@/lib/profile/profile";
import { sandwich } from "@/lib/profile/sandwich";
import type { Ask } from "@/lib/protocol/ask";
import { annotatedLines, codeReader } from "./annotate";
import { pathItems } from "./call-paths";
import { denominator, type EdgeLines } from "./edge-lines";
import { fill, type Item } from "./fill";
import { foldTree } from "./folded-tree";
import { linesByFunction } from "./lines-by-function";
import { amount, percent, rowPercent } from "./quantities";
import type { Evidence, RenderInput } from "./representation";
import { isPseudo, type Subject, subjectOf } from "./subject";

/** What is asked about a function of a profile, by its frame, and how much may be said. */
export type AskInput = Pick<RenderInput, "profile" | "allowance" | "tokenizer" | "source" | "handles"> & {
  readonly frame: number;
  readonly what: Ask["what"];
};

/** The answer to a question about one function, filled like any evidence: never over its allowance, most first. */
export function answerAsk(input: AskInput): Evidence {
  const { edges, items } = ANSWERS[input.what](input, subjectOf(input));
  return fill(edges, items, input);
}

type Answer = { readonly edges: EdgeLines; readonly items: readonly Item[] };

const ANSWERS: Record<Ask["what"], (input: AskInput, subject: Subject) => Answer> = {
  callers: (input, subject) => {
    const { callers } = sandwich(input.profile, input.frame);
    const explained = "by its outermost calls; they sum to its total";
    return {
      edges: edgesOfList(input, subject, { rows: callers.map(({ frame, weight }) => [frame, weight]), explained }),
      items: callers.map(({ frame, weight }, at) =>
        rowItem(subject, at, weight, frame, `< ${frame < 0 ? "(no caller)" : subject.label(frame)}`),
      ),
    };
  },
  callees: (input, subject) => {
    const { callees } = sandwich(input.profile, input.frame);
    const explained = "from its innermost calls; with its self they sum to its total";
    return {
      edges: edgesOfList(input, subject, { rows: callees.map(({ frame, weight }) => [frame, weight]), explained }),
      items: callees.map(({ frame, weight }, at) => rowItem(subject, at, weight, frame, subject.label(frame))),
    };
  },
  lines: (input, subject) => {
    const { file, line } = frameAt(input.profile, input.frame);
    const code = codeReader(input.source);
    const rows = (linesByFunction(input.profile).get(input.frame) ?? []).map((row) => [row.line, row.self] as const);
    const explained =
      rows.length === 0
        ? "the profile says nothing of its lines"
        : `line, own share | code${code(file, line) === null ? "; source not at hand, line numbers only" : ""}`;
    const self = rows.reduce((sum, [, weight]) => sum + weight, 0);
    return {
      edges: edgesOfList(input, subject, { rows, explained }),
      items: annotatedLines({ frame: input.frame, self }, { ...subject, smallestShare: 0 }, code, 0)
        .sort((a, b) => b.score - a.score || a.line - b.line)
        .map(({ line, item }) => ({ ...item, shows: [line] })),
    };
  },
  subtree: (input, subject) => {
    const tree = subtreeOf(input.profile, input.frame);
    const selfs = new Map<number, number>();
    tree.frame.forEach((frame, node) => {
      if (!isPseudo(input.profile, frame)) selfs.set(frame, (selfs.get(frame) ?? 0) + tree.self[node]!);
    });
    return {
      edges: edgesOfList(input, subject, { rows: [...selfs], explained: "everything below its outermost calls" }),
      items: pathItems(tree, subject),
    };
  },
};

const NOUNS: Record<Ask["what"], string> = {
  callers: "callers",
  callees: "callees",
  lines: "lines",
  subtree: "functions",
};

/** The edges of a list: first line what it lists, last line what of it is hidden. Rows are [id, amount]. */
function edgesOfList(
  { frame, what }: AskInput,
  subject: Subject,
  { rows, explained }: { rows: readonly (readonly [number, number])[]; explained: string },
): EdgeLines {
  const { busy, functions, label } = subject;
  const share = (value: number): string => percent(busy > 0 ? value / busy : 0);
  const noun = NOUNS[what];
  const own = functions.find((row) => row.frame === frame);
  const head = `${what} of ${label(frame)}`;
  const hiddenOf = (shown: ReadonlySet<number>) => rows.filter(([id]) => !shown.has(id));
  const weightOf = (some: typeof rows) => some.reduce((sum, [, weight]) => sum + weight, 0);
  const shares = `self ${share(own?.self ?? 0)}, total ${share(own?.total ?? 0)}, ${denominator(subject)}`;
  return {
    first: [`${head}, ${denominator(subject)}`, `${head}, ${shares}`, `${head}, ${shares}; ${explained}`],
    only: `all ${rows.length} ${noun} hidden`,
    last: (shown) => {
      const hidden = hiddenOf(shown);
      return `not shown: ${hidden.length} ${noun}, ${share(weightOf(hidden))}`;
    },
    dropped: (shown) => {
      const hidden = hiddenOf(shown);
      return { rows: hidden.length, share: busy > 0 ? weightOf(hidden) / busy : 0 };
    },
  };
}

const rowItem = ({ busy, profile }: Subject, at: number, weight: number, row: number, text: string): Item => ({
  lines: [{ place: at, text: `${rowPercent(weight / busy)} ${amount(weight, profile.meta.unit)} ${text}` }],
  shows: [row],
});

/** Everything below the outermost calls of a function as one tree with that function on top, its recursion folded. */
function subtreeOf(profile: Profile, frame: number): CallTree {
  const whole = callTree(profile);
  const width = profile.frames.name.length;
  const within = new Int32Array(whole.parent.length).fill(-1);
  const parent = [-1];
  const frames = [frame];
  const self = [0];
  const known = new Map<number, number>();
  for (let node = 0; node < within.length; node++) {
    const up = whole.parent[node]!;
    const above = up < 0 ? -1 : within[up]!;
    if (above >= 0) within[node] = childOf(above, whole.frame[node]!);
    else if (whole.frame[node] === frame) within[node] = 0;
    else continue;
    self[within[node]!]! += whole.self[node]!;
  }
  return foldTree(treeOf(Int32Array.from(parent), Int32Array.from(frames), Float64Array.from(self)));

  function childOf(above: number, called: number): number {
    const key = above * width + called;
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, parent.length);
    frames.push(called);
    self.push(0);
    return parent.push(above) - 1;
  }
}
