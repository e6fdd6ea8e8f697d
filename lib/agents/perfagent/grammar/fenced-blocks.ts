import { linesOf } from "./lines";

/**
 * A fenced block of Markdown: its first word after the fence in small letters (`c++`, `python`, or nothing), and what
 * is in it.
 */
export interface FencedBlock {
  language: string;
  code: string;
}

export interface FencedBlocks {
  blocks: FencedBlock[];
  /** The last fence is opened and not closed: the answer was cut off. */
  unclosed: boolean;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})\s*(.*)$/;

/** The fenced blocks of an answer in order; a fence is closed by one of its own kind that is no shorter. */
export function fencedBlocks(answer: string): FencedBlocks {
  const blocks: FencedBlock[] = [];
  let open: { fence: string; language: string; code: string[] } | null = null;
  for (const { text } of linesOf(answer)) {
    const [, fence = "", info = ""] = FENCE.exec(text) ?? [];
    if (open === null) {
      if (fence !== "" && !info.includes("`"))
        open = { fence, language: (info.split(/\s/)[0] ?? "").toLowerCase(), code: [] };
    } else if (fence[0] === open.fence[0] && fence.length >= open.fence.length && info === "") {
      blocks.push({ language: open.language, code: open.code.map((line) => `${line}\n`).join("") });
      open = null;
    } else open.code.push(text);
  }
  return { blocks, unclosed: open !== null };
}
