import { type Document, isNode, LineCounter, parseDocument } from "yaml";
import { check } from "@/lib/protocol/say-issue";
import { placeOf, sayYamlError } from "@/lib/protocol/say-yaml-error";
import { BadConfig, type ConfigProblem } from "./bad-config";
import { PerfAgentConfig } from "./config";
import { isMapping, toNewFormat } from "./old-format";

const MOST_CHARACTERS = 1_000_000;
const MOST_ALIASES = 100;

export interface ReadConfig {
  config: PerfAgentConfig;
  /** Keys that were taken and decide nothing, in sentences. */
  remarks: readonly string[];
}

/**
 * The configuration of a YAML or JSON text, in today's shape, the README's or the old one.
 *
 * @throws BadConfig naming line and key of everything that is wrong, as the file has it, and what was expected
 */
export function readConfigText(text: string): ReadConfig {
  if (text.length > MOST_CHARACTERS)
    throw new BadConfig([{ path: "", message: `has ${text.length} characters; expected at most ${MOST_CHARACTERS}` }]);
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    keepSourceTokens: true,
  });
  const lineAt = (offset: number): number => lines.linePos(offset).line || 1;
  const [broken] = document.errors;
  if (broken) {
    const message = `is not YAML or JSON: ${sayYamlError(broken, text)}`;
    throw new BadConfig([{ path: "", message, line: lineAt(placeOf(broken, document)) }]);
  }
  try {
    return readConfig(document.toJS({ maxAliasCount: MOST_ALIASES }) ?? {});
  } catch (error) {
    if (error instanceof ReferenceError)
      throw new BadConfig([{ path: "", message: "uses aliases (*) that cannot be resolved" }]);
    if (!(error instanceof BadConfig)) throw error;
    throw new BadConfig(error.problems.map((problem) => placed(problem, document, lineAt)));
  }
}

/** The same of a value that was read already. @throws BadConfig */
export function readConfig(given: unknown): ReadConfig {
  const { value, movedFrom, remarks } = isMapping(given)
    ? toNewFormat(given)
    : { value: given, movedFrom: new Map(), remarks: [] };
  const checked = check(PerfAgentConfig, value);
  if (!checked.ok) throw new BadConfig(checked.problems.map((problem) => asWritten(problem, movedFrom)));
  return { config: checked.value, remarks };
}

/** A problem under the name that its key has in the file. */
const asWritten = (problem: ConfigProblem, movedFrom: ReadonlyMap<string, string>): ConfigProblem => ({
  ...problem,
  path: movedFrom.get(problem.path) ?? problem.path,
});

function placed(problem: ConfigProblem, document: Document.Parsed, lineAt: (offset: number) => number): ConfigProblem {
  for (let path = problem.path.split("."); path.length > 0; path = path.slice(0, -1)) {
    const node = document.getIn(path, true);
    if (isNode(node) && node.range) return { ...problem, line: lineAt(node.range[0]) };
  }
  return problem;
}
