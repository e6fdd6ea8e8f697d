import { type Document, type ErrorCode, isScalar, visit, type YAMLError } from "yaml";

/** What keeps a text from being YAML (or JSON, which is YAML too), in a clause without the position. */
export function sayYamlError({ code, message, pos: [at] }: YAMLError, text: string): string {
  switch (code) {
    case "BAD_INDENT":
      return unclosed(message) ?? misplaced(lineAt(text, at));
    case "BLOCK_AS_IMPLICIT_KEY":
      return misread(lineAt(text, at), text.slice(at, at + 100));
    case "MISSING_CHAR":
      return unclosed(message) ?? missing(message);
    case "DUPLICATE_KEY":
      return `the field ${nameAt(text, at)} is there a second time`;
    case "UNEXPECTED_TOKEN":
      return `${JSON.stringify(text[at] ?? "")} is not expected here`;
    case "BAD_SCALAR_START":
      return `a text must not begin with ${text[at] ?? ""} unless it is in quotes`;
    default:
      return CLAUSES[code] ?? "it cannot be read here";
  }
}

/**
 * Where an error is to be mended: of what is never closed where it opens, although that shows only much later. The document
 * is parsed with `keepSourceTokens`.
 */
export function placeOf({ message, pos: [at] }: YAMLError, document: Document.Parsed): number {
  const bracket = unclosedBracket(message);
  const isQuote = /closing .*quote/.test(message);
  let opens = at;
  visit(document, {
    Collection(_, { range, srcToken }) {
      if (bracket === null || !range || range[0] > at || srcToken?.type !== "flow-collection") return;
      if (srcToken.end.length === 0 && srcToken.start.source === bracket) opens = range[0];
    },
    Scalar(_, scalar) {
      if (isQuote && isScalar(scalar) && scalar.range && scalar.range[0] < at && at <= scalar.range[1])
        opens = scalar.range[0];
    },
  });
  return opens;
}

const CLAUSES: Partial<Record<ErrorCode, string>> = {
  ALIAS_PROPS: "an alias (*) cannot have an anchor (&) or a tag (!) of its own",
  BAD_ALIAS: "an anchor (&) or alias (*) needs a name, which must not end in a colon",
  BAD_COLLECTION_TYPE: "the tag (!) does not fit the value",
  BAD_DIRECTIVE: "a line that begins with % must be a directive of YAML",
  BAD_DQ_ESCAPE: "a backslash in double quotes must begin an escape; a backslash that is meant is written twice",
  BAD_PROP_ORDER: "an anchor (&) or tag (!) must stand after the - or the colon",
  BLOCK_IN_FLOW: "lines of their own cannot stand within [ ] or { }",
  KEY_OVER_1024_CHARS: "the name of a field is longer than 1024 characters",
  MULTILINE_IMPLICIT_KEY: "this line and the next read as one name; a colon is missing, or their indentation is wrong",
  MULTIPLE_ANCHORS: "a value can have only one anchor (&)",
  MULTIPLE_DOCS: "a second document begins, but a file holds one study",
  MULTIPLE_TAGS: "a value can have only one tag (!)",
  NON_STRING_KEY: "the name of a field must be a text",
  RESOURCE_EXHAUSTION: "lists and mappings are nested too deeply",
  TAB_AS_INDENT: "the line is indented with a tab; only spaces can indent",
  TAG_RESOLVE_FAILED: "the tag (!) does not fit the value",
};

/** The parser has one code for all that can be missing, and for brackets two; its message says which it is. */
function missing(message: string): string {
  if (/quote/.test(message)) return "a quote is opened and not closed";
  if (/map keys need to be followed/.test(message)) return "a field needs a colon and a value after its name";
  if (/Missing ,/.test(message)) return "a comma is missing before this";
  if (/Missing space after :/.test(message)) return "a space is missing after the colon";
  if (/without - indicator/.test(message)) return "the line must begin with -, or be indented like the one before";
  if (/directives-end/.test(message)) return "a line that begins with % must be a directive of YAML";
  return "something is missing before this";
}

const unclosed = (message: string): string | undefined => {
  const bracket = unclosedBracket(message);
  return bracket === null ? undefined : `a ${bracket} is opened and not closed`;
};

function unclosedBracket(message: string): "[" | "{" | null {
  const [, closing] = /end with a ([\]}])/.exec(message) ?? [];
  if (closing === undefined) return null;
  return closing === "]" ? "[" : "{";
}

const isItem = (line: string): boolean => /^\s*-(\s|$)/.test(line);

const misplaced = (line: string): string =>
  `a ${isItem(line) ? "list item" : "field"} must be indented like the one before`;

/** Lines were taken for one because a colon or an indentation on them reads otherwise than it was meant. */
function misread(line: string, rest: string): string {
  const colons = line.match(/:(?=\s|$)/g) ?? [];
  if (colons.length > 1) return "a second colon stands on the line; a text that holds a colon must be in quotes";
  return isItem(rest) ? misplaced(rest) : "the next line must be indented like this one";
}

const lineAt = (text: string, at: number): string =>
  text.slice(text.lastIndexOf("\n", at - 1) + 1).split("\n", 1)[0] ?? "";

const nameAt = (text: string, at: number): string => /^["']?([^"':,\s}]*)/.exec(text.slice(at, at + 100))?.[1] ?? "";
