import { linesOf } from "./lines";

/**
 * A block of the grammar
 *
 *     <<<<<<< SEARCH
 *     lines as they stand in the program
 *     =======
 *     lines to put there
 *     >>>>>>> REPLACE
 *
 * Each marker is a line of its own, seven characters and its word; spaces and a carriage return behind it do not count.
 * What stands between blocks is not looked at. Numbers are 1 for the first.
 */
export interface Block {
  number: number;
  /** Line of the answer on which the block begins. */
  line: number;
  /** The lines between the outer markers. */
  body: readonly string[];
  /** Indices in `body` of lines that read as the divider: one, unless the code itself holds such a line. */
  dividers: readonly number[];
}

export interface ParsedBlocks {
  blocks: Block[];
  /** What is no block but was meant to be one, in sentences. */
  problems: string[];
}

const OPEN = /^<{7} SEARCH\s*$/;
const DIVIDE = /^={7}\s*$/;
const CLOSE = /^>{7} REPLACE\s*$/;
/** Close to a marker: indented, too long or short, without its space, in small letters. */
const NEAR_OPEN = /^\s*<{4,}\s*SEARCH\b/i;
const NEAR_CLOSE = /^\s*>{4,}\s*REPLACE\b/i;

export function parseBlocks(answer: string): ParsedBlocks {
  const lines = linesOf(answer).map(({ text }) => text);
  const blocks: Block[] = [];
  const problems: string[] = [];
  let start: number | null = null;
  for (const [index, text] of lines.entries()) {
    if (OPEN.test(text)) {
      if (start !== null) problems.push(unclosed(start));
      start = index;
    } else if (CLOSE.test(text)) {
      if (start === null) problems.push(`Line ${index + 1} closes a block that was never opened.`);
      else add(blocks, problems, start, lines.slice(start + 1, index));
      start = null;
    } else if (start === null ? NEAR_OPEN.test(text) || NEAR_CLOSE.test(text) : NEAR_CLOSE.test(text)) {
      const wanted = NEAR_OPEN.test(text) ? "<<<<<<< SEARCH" : ">>>>>>> REPLACE";
      problems.push(
        `Line ${index + 1} is ${JSON.stringify(text)}; a marker is exactly ${wanted} from the line's start.`,
      );
    }
  }
  if (start !== null) problems.push(unclosed(start));
  if (blocks.length === 0 && problems.length === 0)
    problems.push("The answer has no SEARCH/REPLACE block: a block begins with the line <<<<<<< SEARCH.");
  return { blocks, problems };
}

function add(blocks: Block[], problems: string[], start: number, body: string[]): void {
  const dividers = body.flatMap((text, index) => (DIVIDE.test(text) ? [index] : []));
  if (dividers.length > 0) blocks.push({ number: blocks.length + 1, line: start + 1, body, dividers });
  else problems.push(`The block that begins on line ${start + 1} has no line ======= between what it seeks and puts.`);
}

const unclosed = (start: number): string =>
  `The block that begins on line ${start + 1} is not closed by a line >>>>>>> REPLACE.`;
