import { DEFAULT_TOKENIZER } from "@/lib/budget/tokenizer";
import { hasAssembledPaths } from "@/lib/profile/profile";
import { type EdgeLines, edgesOf } from "./edge-lines";
import { explainHotLines } from "./hot-lines";
import { clip, plain } from "./label";
import { parseEvidence } from "./parse-evidence";
import type { Evidence, RenderInput } from "./representation";
import type { Subject } from "./subject";
import { countTokens, LineTokens } from "./tokens";

/** A line and its place: smaller places come first, and a line replaces an earlier one in the same place. */
export type PlacedLine = { readonly place: number; readonly text: string };

/** What is added at once or not at all. */
export type Item = {
  readonly lines: readonly PlacedLine[];
  /** The rows these lines show, as the text's last line counts them: functions of the profile, by index. */
  readonly shows: readonly number[];
  /** A longer title in place of a short one, for when there is room to explain. */
  readonly legend?: PlacedLine;
  /** From here on the last line is the full one. */
  readonly fullLastLine?: true;
};

type Limits = Pick<RenderInput, "allowance" | "tokenizer" | "note"> & {
  /** Sentences about the profile itself that a reader of its numbers should know. */
  readonly caveats?: readonly string[];
  /** How many of them, from the first, come as early as a note: without them the rows would be misread. */
  readonly early?: number;
};

const HEADER = Number.NEGATIVE_INFINITY;
const NOTES = -1000;
const LONGEST_FOLDER = 120;
/** Rows that are more important than what explains them, which comes in steps so that none costs many rows at once. */
const ROWS_BEFORE = { middleHeader: 4, fullLastLine: 6, legends: 8, fullHeader: 10, caveats: 20 };

/** Fills an allowance with items about a whole profile, whose caveats are told with them. */
export function fillProfile(subject: Subject, items: readonly Item[], limits: Limits): Evidence {
  const { meta } = subject.profile;
  const { caveats } = meta;
  // The last one is of what timing costs.
  const early = hasAssembledPaths(meta) ? caveats.length - 1 : 0;
  const evidence = fill(withRowsExplained(edgesOf(subject), subject), items, { ...limits, caveats, early });
  return { ...evidence, named: evidence.named.map((one) => ({ ...one, file: subject.files.fileOf(one.file) })) };
}

/** The first line says how the rows name lines, and in full what paths are relative to. */
function withRowsExplained(edges: EdgeLines, { profile, granularity, files }: Subject): EdgeLines {
  const [short, middle, full] = edges.first;
  const lines = granularity === "line" ? explainHotLines(profile) : { short: "", full: "" };
  const folder = files.folder === "" ? "" : `; files in ${folderText(files.folder)}`;
  return { ...edges, first: [short + lines.short, middle + lines.full, full + lines.full + folder] };
}

function folderText(folder: string): string {
  const line = plain(folder);
  return line.length <= LONGEST_FOLDER ? line : `${clip(line, LONGEST_FOLDER - 1)}…`;
}

/**
 * Fills an allowance with items in the order of their importance and stops at the first that does not fit, so that a
 * smaller allowance shows a prefix of what a larger one shows. First and last line are paid for before any row.
 */
export function fill(edges: EdgeLines, items: readonly Item[], limits: Limits): Evidence {
  const { allowance } = limits;
  const draft = new Draft(edges, limits.tokenizer ?? DEFAULT_TOKENIZER);
  if (draft.tokens > allowance) return singleLine(edges, limits);
  for (const item of withDetails(edges, items, limits)) if (!draft.add(item, allowance)) break;
  return draft.evidence();
}

function withDetails(
  edges: EdgeLines,
  items: readonly Item[],
  { note, caveats = [], early: urgent = 0 }: Limits,
): Item[] {
  const [, middle, full] = edges.first;
  const notes = [...(note === undefined ? [] : [note]), ...caveats].map((text, at) => noteItem(text, at));
  const early = (note === undefined ? 0 : 1) + urgent;
  const { middleHeader, fullLastLine, legends, fullHeader } = ROWS_BEFORE;
  return [
    ...items.slice(0, middleHeader),
    detail({ place: HEADER, text: middle }),
    ...notes.slice(0, early),
    ...items.slice(middleHeader, fullLastLine),
    { lines: [], shows: [], fullLastLine: true },
    ...items.slice(fullLastLine, legends),
    ...items.slice(0, legends).flatMap(({ legend }) => (legend === undefined ? [] : [detail(legend)])),
    ...items.slice(legends, fullHeader),
    detail({ place: HEADER, text: full }),
    ...items.slice(fullHeader, ROWS_BEFORE.caveats),
    ...notes.slice(early),
    ...items.slice(ROWS_BEFORE.caveats),
  ];
}

const detail = (line: PlacedLine): Item => ({ lines: [line], shows: [] });

const noteItem = (text: string, at: number): Item =>
  detail({ place: NOTES + at, text: `note: ${plain(text.replace(/\s+/g, " ").trim())}` });

function singleLine(edges: EdgeLines, { allowance, tokenizer }: Limits): Evidence {
  const tokens = countTokens(edges.only, tokenizer);
  const dropped = edges.dropped(new Set());
  return tokens <= allowance
    ? { text: edges.only, tokens, dropped, named: [] }
    : { text: "", tokens: 0, dropped, named: [] };
}

class Draft {
  private readonly lines = new Map<number, string>();
  private readonly shown = new Set<number>();
  private readonly lineTokens: LineTokens;
  private bodyTokens = 0;
  private isLastLineFull = false;
  private last: string;

  constructor(
    private readonly edges: EdgeLines,
    private readonly tokenizer: NonNullable<RenderInput["tokenizer"]>,
  ) {
    this.lineTokens = new LineTokens(tokenizer);
    this.put({ place: HEADER, text: edges.first[0] });
    this.last = edges.last(this.shown, false);
  }

  get tokens(): number {
    return this.bodyTokens + countTokens(this.last, this.tokenizer);
  }

  /** Adds the item if the whole text with its new last line stays within the allowance; says whether it did. */
  add(item: Item, allowance: number): boolean {
    const shown = new Set([...this.shown, ...item.shows]);
    const isFull = this.isLastLineFull || item.fullLastLine === true;
    const last = this.edges.last(shown, isFull);
    const growth = item.lines.reduce((sum, line) => sum + this.growthBy(line), 0);
    if (this.bodyTokens + growth + countTokens(last, this.tokenizer) > allowance) return false;
    for (const line of item.lines) this.put(line);
    for (const row of item.shows) this.shown.add(row);
    this.last = last;
    this.isLastLineFull = isFull;
    return true;
  }

  evidence(): Evidence {
    const body = [...this.lines].sort(([a], [b]) => a - b).map(([, text]) => text);
    const text = [...body, this.last].join("\n");
    return {
      text,
      tokens: countTokens(text, this.tokenizer),
      dropped: this.edges.dropped(this.shown),
      named: parseEvidence(text),
    };
  }

  private put(line: PlacedLine): void {
    this.bodyTokens += this.growthBy(line);
    this.lines.set(line.place, line.text);
  }

  private growthBy({ place, text }: PlacedLine): number {
    const replaced = this.lines.get(place);
    return this.lineTokens.followed(text) - (replaced === undefined ? 0 : this.lineTokens.followed(replaced));
  }
}
