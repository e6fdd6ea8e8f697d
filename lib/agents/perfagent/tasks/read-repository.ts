import type { AgentContext } from "../../agent";
import type { ListedFile } from "./listing";

/** Source files, less what is no source of the package itself or made by a program. */
const FIND = `find . -type f \\( ${["js", "mjs", "cjs", "ts", "mts", "cts", "py"].map((ending) => `-name '*.${ending}'`).join(" -o ")} \\) ${[
  "*/node_modules/*",
  "*/.git/*",
  "*/test/*",
  "*/tests/*",
  "*/__tests__/*",
  "*/bench*/*",
  "*/example*/*",
  "*/docs/*",
  "*.min.js",
  "*.test.*",
  "*.spec.*",
  "*.d.[mc]ts",
  "*.d.ts",
]
  .map((pattern) => `! -path '${pattern}'`)
  .join(" ")} -exec wc -c {} +`;

/** Bytes of a token of source code, on the low side. */
const BYTES_PER_TOKEN = 3;
const LINES_AT_ONCE = 250;
/** For files whose lines are long: an answer of the tool has 8,000 tokens. */
const FEWER_LINES = 40;

/**
 * The source files that a prompt has room for, read with the agent's own tools: those that the statement names first,
 * then those nearest to the root. The choice is the same under every condition. The first, and what the statement names,
 * are taken whatever their size.
 */
export async function readRepository(
  context: AgentContext,
  mostTokens: number,
): Promise<{ files: ListedFile[]; left: string[] }> {
  const found = await context.tools.exec({ command: FIND });
  const sources = [...found.text.matchAll(/^\s*(\d+)\s+\.\/(.+)$/gm)]
    .map(([, bytes, path = ""]) => ({ path, bytes: Number(bytes), rank: rankOf(path, context.statement) }))
    .sort((a, b) => a.rank - b.rank || order(a.path, b.path));
  const files: ListedFile[] = [];
  const left: string[] = [];
  let room = mostTokens * BYTES_PER_TOKEN;
  for (const { path, bytes, rank } of sources) {
    const text = files.length === 0 || rank === NAMED || bytes <= room ? await readFile(context, path) : null;
    if (text === null) left.push(path);
    else {
      files.push({ path, text });
      room -= bytes;
    }
  }
  return { files, left };
}

const NAMED = 0;

/** What the statement names, then by depth, generated bundles last. */
function rankOf(path: string, statement: string): number {
  if (new RegExp(`(^|[\\s\`"'(,/])${escaped(path)}($|[\\s\`"'),;:]|\\.(\\s|$))`).test(statement)) return NAMED;
  return 1 + path.split("/").length + (/(^|\/)(dist|build|umd|min|vendor)\//.test(path) ? 100 : 0);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const readFile = async (context: AgentContext, path: string): Promise<string | null> =>
  (await readWhole(context, path, LINES_AT_ONCE)) ?? (await readWhole(context, path, FEWER_LINES));

/** A file with the tool that shows it with line numbers; null where not all of it could be had. */
async function readWhole({ tools }: AgentContext, path: string, atOnce: number): Promise<string | null> {
  const lines: string[] = [];
  for (;;) {
    const from = lines.length + 1;
    const { ok, text } = await tools.read({ path, from, to: from + atOnce - 1 });
    if (!ok) return lines.length > 0 && /has \d+ lines; there are none/.test(text) ? `${lines.join("\n")}\n` : null;
    const read = numbered(text, from);
    if (read === null) return null;
    lines.push(...read);
    if (read.length < atOnce) return `${lines.join("\n")}\n`;
  }
}

/** The lines behind their numbers; null where some are left out. */
function numbered(text: string, from: number): string[] | null {
  const lines = text.split("\n").map((line) => /^(\d+)\t(.*)$/s.exec(line));
  return lines.every((found, index) => found !== null && Number(found[1]) === from + index)
    ? lines.map((found) => found![2]!)
    : null;
}
