/** A function that an evidence text names. */
export type NamedFunction = {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  /** Printed only where name and line are shared by several functions, else null. */
  readonly column: number | null;
  /** 1 for the first function named. */
  readonly rank: number;
  /** Share of busy time (0..1) printed first on its line; in a row of changes, its self share after them. */
  readonly share: number;
  /** Self share (0..1) when the line prints one, else null. */
  readonly self: number | null;
  /** The lines that its row names, with what each holds of its self amount (0..1). */
  readonly lines: readonly { readonly line: number; readonly share: number }[];
  /** `row`: the line is about it. `path`: it leads to the line's last function. `caller`: named as a row's caller. */
  readonly role: "row" | "path" | "caller";
};

/** One column at the start of a line; a name that looks like one is quoted in evidence. */
export const COLUMN =
  /^\s*(?:(self|total) )?([+-]?[\d.]+(?:→[\d.]+)?(?:%|pp|ms|[KMGT]B|x)|(?:new|[\d.]+%)→(?:gone|[\d.]+%)|z=-?[\d.]+) /;
const BAR = /^\s*[#=]+ /;
/**
 * The name, its place (the line where one is known) with its hottest lines or `native`, what regular expression it runs, and the handle under which it can
 * be asked about.
 */
const LABEL =
  /^(.*) \((?:native|(.*?)(?::(\d+)(?::(\d+))?)?(?:;((?: :\d+ [\d.]+%)+))?)\)(?: in regexp \/.*\/)?(?: f\d+)?$/s;
const HOT_LINE = / :(\d+) ([\d.]+%)/g;

/**
 * The functions that an evidence text names, in its order, each once: what a reader can know from the text alone.
 * Reads every representation's grammar: a line is columns (percentages, amounts, points), perhaps after a bar, then labels
 * joined by ` > ` (a call path) or ` < ` (a function and its caller, or the caller alone). Lines without columns or labels
 * name nothing.
 */
export function parseEvidence(text: string): NamedFunction[] {
  const named = new Map<string, NamedFunction>();
  for (const mention of text.split("\n").flatMap(parseLine)) {
    const key = `${mention.name}\0${mention.file}\0${mention.line}\0${mention.column}`;
    const known = named.get(key);
    if (known === undefined) named.set(key, { ...mention, rank: named.size + 1 });
    else if (known.self === null && mention.self !== null)
      named.set(key, { ...known, self: mention.self, lines: mention.lines });
  }
  return [...named.values()];
}

type Mention = Omit<NamedFunction, "rank">;

function parseLine(line: string): Mention[] {
  const columns: { kind: string | undefined; value: string }[] = [];
  let rest = line.replace(BAR, "");
  for (let match = COLUMN.exec(rest); match !== null; match = COLUMN.exec(rest)) {
    columns.push({ kind: match[1], value: match[2]! });
    rest = rest.slice(match[0].length);
  }
  const shares = columns.filter(({ value }) => value.endsWith("%") || value.endsWith("gone"));
  if (shares[0] === undefined) return [];
  const [first, last] = endsOf(shares[0].value);
  const diffRow = /[a-z%]→/.test(shares[0].value);
  const self = diffRow
    ? last
    : (shares.filter(({ kind }) => kind === "self").map(({ value }) => endsOf(value)[1])[0] ?? null);
  if (rest.startsWith("< ")) return mentionsOf([{ label: rest.slice(2), role: "caller", share: last, self: null }]);
  const [callee, caller] = rest.split(" < ");
  const path = callee!.split(" > ");
  return mentionsOf([
    ...path.map((label, i) =>
      i === path.length - 1
        ? ({ label, role: "row", share: last, self } as const)
        : ({ label, role: "path", share: first, self: null } as const),
    ),
    ...(caller === undefined ? [] : [{ label: caller, role: "caller", share: last, self: null } as const]),
  ]);
}

/** The shares at both ends of `45.0→41.2%` or `2.1%→9.4%`; of a single percentage, twice the same; new and gone are 0. */
function endsOf(value: string): readonly [number, number] {
  const ends = value
    .split("→")
    .map((part) => (/^[a-z]/.test(part) ? 0 : Math.round(Number.parseFloat(part) * 10) / 1000));
  return [ends[0]!, ends[ends.length - 1]!];
}

type Said = Pick<NamedFunction, "role" | "share" | "self"> & { readonly label: string };

/** The functions that the labels of a line name; one without a file lies in that of the one before it. */
function mentionsOf(labels: readonly Said[]): Mention[] {
  const mentions: Mention[] = [];
  for (const { label, ...said } of labels) {
    const match = LABEL.exec(label.trim());
    if (match === null) continue;
    const [, name, file, line = 0, column, hot = ""] = match;
    mentions.push({
      name: name!.replace(/^"(.*)"$/, "$1"),
      file: file === "" ? (mentions.at(-1)?.file ?? "") : (file ?? ""),
      line: Number(line),
      column: column === undefined ? null : Number(column),
      lines: [...hot.matchAll(HOT_LINE)].map(([, at, share]) => ({ line: Number(at), share: endsOf(share!)[0] })),
      ...said,
    });
  }
  return mentions;
}
