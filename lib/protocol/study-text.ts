import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from "yaml";
import { countOf } from "./count-of";
import { placeOf, sayYamlError } from "./say-yaml-error";
import { BadStudyFile } from "./study-file";

/** Far more than any study needs: what is longer is some other file. */
const MOST_CHARACTERS = 1_000_000;
const MOST_ALIASES = 100;

/**
 * Reads a study file's text, which is YAML or JSON, and makes something of the value in it.
 *
 * @throws BadStudyFile in which every problem has its line, those that `make` throws too
 */
export async function readStudyText<T>(text: string, make: (value: unknown) => T | Promise<T>): Promise<T> {
  if (text.length > MOST_CHARACTERS)
    throw bad(
      `has ${countOf(text.length, "character")}; a study file has at most ${MOST_CHARACTERS.toLocaleString("en-US")}`,
      1,
    );
  const lines = new LineCounter();
  const lineAt = (offset: number): number => lines.linePos(offset).line || 1;
  const document = parseDocument(text, {
    ...{ lineCounter: lines, prettyErrors: false, stringKeys: true },
    keepSourceTokens: true,
  });
  const [broken] = document.errors;
  if (broken) throw bad(`is not YAML or JSON: ${sayYamlError(broken, text)}`, lineAt(placeOf(broken, document)));
  refuseBadAliases(document, lineAt);
  const value = plainValue(document);
  try {
    return await make(value);
  } catch (error) {
    if (!(error instanceof BadStudyFile)) throw error;
    const placed = error.problems.map((problem) => ({
      ...problem,
      line: lineAt(offsetOf(document.contents, problem.path.split("."))),
    }));
    throw new BadStudyFile(placed.sort((a, b) => a.line - b.line));
  }
}

const bad = (message: string, line: number): BadStudyFile => new BadStudyFile([{ path: "", message, line }]);

function plainValue(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    // What is left of bad aliases: few that stand for one another and so for a great many.
    if (error instanceof ReferenceError) throw bad("uses aliases (*) that stand for too much", 1);
    throw error;
  }
}

/** An alias of nothing, one inside what it stands for, and more of them than any study needs. */
function refuseBadAliases(document: Document.Parsed, lineAt: (offset: number) => number): void {
  let aliases = 0;
  visit(document, {
    Alias(_, alias, ancestors) {
      const line = lineAt(alias.range?.[0] ?? 0);
      aliases++;
      if (aliases > MOST_ALIASES) throw bad(`uses more than ${MOST_ALIASES} aliases (*)`, line);
      const target = alias.resolve(document);
      if (!target) throw bad(`uses the alias *${alias.source}, but no anchor &${alias.source} stands before it`, line);
      if (ancestors.includes(target)) throw bad(`uses the alias *${alias.source} within what it stands for`, line);
    },
  });
}

/** Where in the text a field is, or what of its path is there. */
function offsetOf(node: unknown, path: readonly string[]): number {
  const start = isNode(node) ? startOf(node) : 0;
  const [key, ...rest] = path;
  if (key === undefined) return start;
  if (isSeq(node)) {
    const item = node.items[Number(key)];
    return isNode(item) ? offsetOf(item, rest) : start;
  }
  if (!isMap(node)) return start;
  const pair = node.items.find((each) => isScalar(each.key) && String(each.key.value) === key);
  if (!pair || !isNode(pair.key)) return start;
  return rest.length > 0 && isNode(pair.value) ? offsetOf(pair.value, rest) : startOf(pair.key);
}

const startOf = (node: Node): number => node.range?.[0] ?? 0;
