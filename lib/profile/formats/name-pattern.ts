const ONE: unique symbol = Symbol("one character");
const MANY: unique symbol = Symbol("any number of characters");
/** A character, any character, or any number of any characters. */
type Token = string | typeof ONE | typeof MANY;

const LONGEST_NAME = 4096;
const LONGEST_PATTERN = 65_536;
const SPECIAL = /[\\^$.|?*+()[\]{}]/;

/**
 * Whether a whole name matches a regular expression that comes from a file. Only lists of names with wildcards are
 * understood (`malloc|operator new\[\]|.*tcmalloc.*`): a regular expression of any kind can be made to take for ever.
 *
 * @returns null when the expression says more
 */
export function namePattern(expression: string): ((name: string) => boolean) | null {
  if (expression.length > LONGEST_PATTERN) return null;
  const alternatives = parse(expression.replace(/^\^/, "").replace(/(?<!\\)\$$/, ""));
  if (alternatives === null) return null;
  return (name) => name.length <= LONGEST_NAME && alternatives.some((tokens) => matches(name, tokens));
}

function parse(expression: string): Token[][] | null {
  const alternatives: Token[][] = [[]];
  for (let at = 0; at < expression.length; at++) {
    const char = expression[at]!;
    const tokens = alternatives.at(-1)!;
    const next = expression[at + 1];
    if (char === "|") alternatives.push([]);
    else if (char === "\\" && next !== undefined && !/\w/.test(next)) {
      tokens.push(next);
      at += 1;
    } else if (char === "." && (next === "*" || next === "+")) {
      if (next === "+") tokens.push(ONE);
      tokens.push(MANY);
      at += 1;
    } else if (char === ".") tokens.push(ONE);
    else if (SPECIAL.test(char)) return null;
    else tokens.push(char);
  }
  return alternatives;
}

/** Each run of many tries its shortest length first and is the only one to be tried longer: at most name × tokens steps. */
function matches(name: string, tokens: readonly Token[]): boolean {
  let [at, token, triedAt, triedToken] = [0, 0, 0, -1];
  while (at < name.length) {
    const wanted = tokens[token];
    if (wanted === MANY) {
      triedToken = token++;
      triedAt = at;
    } else if (wanted === ONE || wanted === name[at]) {
      at += 1;
      token += 1;
    } else if (triedToken >= 0) {
      token = triedToken + 1;
      at = ++triedAt;
    } else return false;
  }
  return tokens.slice(token).every((rest) => rest === MANY);
}
