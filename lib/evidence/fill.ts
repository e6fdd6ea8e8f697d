import { coverageOf, fullFooter, fullHeader, shortFooter, shortHeader, singleLine } from "./frame-lines";
import { parseEvidence } from "./parse-evidence";
import type { Evidence } from "./representation";
import type { Subject } from "./subject";
import { countTokens, LineTokens } from "./tokens";

/** A line and its place: smaller places come first, and a line replaces an earlier one in the same place. */
export type PlacedLine = { readonly place: number; readonly text: string };

/** What is added at once or not at all. */
export type Item = {
  readonly lines: readonly PlacedLine[];
  /** Functions of the profile that these lines name. */
  readonly frames: readonly number[];
  /** From here on the last line is the full one. */
  readonly fullLastLine?: true;
};

const HEADER = Number.NEGATIVE_INFINITY;
const NOTE = -1;
/** Rows that are more important than the full first and last line and the note. */
const ROWS_BEFORE_DETAILS = 3;

/**
 * Fills an allowance with items in the order of their importance and stops at the first that does not fit, so that a
 * smaller allowance shows a prefix of what a larger one shows. First and last line are paid for before any row.
 */
export function fill(subject: Subject, items: readonly Item[], allowance: number, note?: string): Evidence {
  const draft = new Draft(subject);
  if (draft.tokens > allowance) return singleLineEvidence(subject, allowance);
  for (const item of withDetails(subject, items, note)) if (!draft.add(item, allowance)) break;
  return draft.evidence();
}

function withDetails(subject: Subject, items: readonly Item[], note: string | undefined): Item[] {
  const details: Item[] = [{ lines: [{ place: HEADER, text: fullHeader(subject) }], frames: [], fullLastLine: true }];
  if (note !== undefined)
    details.push({ lines: [{ place: NOTE, text: `note: ${note.replace(/\s+/g, " ").trim()}` }], frames: [] });
  return [...items.slice(0, ROWS_BEFORE_DETAILS), ...details, ...items.slice(ROWS_BEFORE_DETAILS)];
}

function singleLineEvidence(subject: Subject, allowance: number): Evidence {
  const line = singleLine(subject);
  const tokens = countTokens(line);
  const dropped = droppedOf(subject, new Set());
  return tokens <= allowance ? { text: line, tokens, dropped, named: [] } : { text: "", tokens: 0, dropped, named: [] };
}

function droppedOf(subject: Subject, shown: ReadonlySet<number>): Evidence["dropped"] {
  const { hidden, hiddenSelf } = coverageOf(subject, shown);
  return { rows: hidden, share: subject.busy > 0 ? hiddenSelf / subject.busy : 0 };
}

class Draft {
  private readonly lines = new Map<number, string>();
  private readonly shown = new Set<number>();
  private readonly lineTokens = new LineTokens();
  private bodyTokens = 0;
  private fullLastLine = false;
  private last: string;

  constructor(private readonly subject: Subject) {
    this.put({ place: HEADER, text: shortHeader(subject) });
    this.last = this.lastLine(this.shown, false);
  }

  get tokens(): number {
    return this.bodyTokens + countTokens(this.last);
  }

  /** Adds the item if the whole text with its new last line stays within the allowance; says whether it did. */
  add(item: Item, allowance: number): boolean {
    const shown = new Set([...this.shown, ...item.frames]);
    const full = this.fullLastLine || item.fullLastLine === true;
    const last = this.lastLine(shown, full);
    const growth = item.lines.reduce((sum, line) => sum + this.growthBy(line), 0);
    if (this.bodyTokens + growth + countTokens(last) > allowance) return false;
    for (const line of item.lines) this.put(line);
    for (const frame of item.frames) this.shown.add(frame);
    this.last = last;
    this.fullLastLine = full;
    return true;
  }

  evidence(): Evidence {
    const body = [...this.lines].sort(([a], [b]) => a - b).map(([, text]) => text);
    const text = [...body, this.last].join("\n");
    return {
      text,
      tokens: countTokens(text),
      dropped: droppedOf(this.subject, this.shown),
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

  private lastLine(shown: ReadonlySet<number>, full: boolean): string {
    const coverage = coverageOf(this.subject, shown);
    return full ? fullFooter(this.subject, coverage) : shortFooter(this.subject, coverage);
  }
}
