import { type Extraction, unusable, used } from "./extraction";
import { fencedBlocks } from "./fenced-blocks";

const CUT_OFF =
  "The last fence of the answer is opened and not closed: it seems to be cut off, so nothing was taken from it.";

/** Direct mode: the last fenced block of the answer is the program, whatever language its fence names. */
export function wholeProgram(answer: string, current: string): Extraction {
  const { blocks, unclosed } = fencedBlocks(answer);
  if (unclosed) return unusable(current, CUT_OFF);
  const last = blocks.at(-1);
  if (last === undefined)
    return unusable(current, "The answer has no fenced block: write the whole program between two lines of ```.");
  return taken(last.code, current);
}

const PYTHON = new Set(["python", "python3", "py"]);
const LOOKS_LIKE_PYTHON = /^\s*(import |from \S+ import |def |class |if __name__)/m;

/**
 * The program of a LiveCodeBench answer: the last block marked as Python, else the last without a mark, else the whole
 * answer where it reads as Python.
 */
export function pythonProgram(answer: string, current: string): Extraction {
  const { blocks, unclosed } = fencedBlocks(answer);
  if (unclosed) return unusable(current, CUT_OFF);
  const marked = blocks.findLast(({ language }) => PYTHON.has(language));
  const found = marked ?? blocks.findLast(({ language }) => language === "");
  if (found) return taken(found.code, current);
  if (blocks.length === 0 && LOOKS_LIKE_PYTHON.test(answer)) return taken(answer, current);
  return unusable(current, "The answer has no block of Python: write the whole program between ```python and ```.");
}

function taken(code: string, current: string): Extraction {
  const program = code.trim();
  if (program === "") return unusable(current, "The last fenced block of the answer is empty.");
  return program === current.trim() ? used(current, current) : used(current, `${program}\n`);
}
