import { z } from "zod";
import { countOf } from "./count-of";
import { choices } from "./nearest";
import type { Problem } from "./problem";

type Issue = z.core.$ZodIssue;
type Checked<T> =
  | { ok: true; value: T }
  | { ok: false; problems: Problem[] /** The kinds of faults found. */; codes: ReadonlySet<Issue["code"]> };

/**
 * Holds a value to a schema; what is wrong is said field by field, as what was found there and what was expected. The message
 * of a schema's own check says what is expected in its stead (`a run needs at least 1 step`); that of a refinement or of a
 * union says all there is to say.
 */
export function check<T>(schema: z.ZodType<T>, value: unknown): Checked<T> {
  const parsed = schema.safeParse(value, { error: expectation, reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  const issues = parsed.error.issues.flatMap((issue) => innermost(issue));
  return { ok: false, problems: issues.flatMap(problemsOf), codes: new Set(issues.map(({ code }) => code)) };
}

function problemsOf(issue: Issue): Problem[] {
  const path = issue.path.join(".");
  switch (issue.code) {
    case "custom":
    case "invalid_union":
      return [{ path, message: issue.message }];
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        path: [...issue.path, key].join("."),
        message: `is an unknown field; ${issue.message}`,
      }));
    default:
      return [{ path, message: `${found(issue)}; ${issue.message}` }];
  }
}

/** What stands in the field. */
function found({ code, input }: Issue): string {
  if (input === undefined) return "is missing";
  if (input === null || input === "") return "is empty";
  const sized = code === "too_small" || code === "too_big";
  if (Array.isArray(input)) return sized && input.length > 0 ? `has ${countOf(input.length, "item")}` : listed(input);
  if (typeof input === "object") return "is a mapping";
  if (typeof input === "string" && sized) return `has ${countOf(input.length, "character")}`;
  if (typeof input === "string") return `is ${code === "invalid_type" ? "the text " : ""}${quoted(input)}`;
  return Number.isNaN(input) ? "is not a number" : `is ${String(input)}`;
}

const listed = (list: readonly unknown[]): string => (list.length === 0 ? "is empty" : "is a list");

const LONGEST_QUOTE = 60;
const quoted = (text: string): string =>
  JSON.stringify(text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text);

/** What is expected where a schema does not say so itself, by the code of the issue. */
function expectation(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return `expected ${kind(issue)}${isBareText(issue.expected, issue.input) ? ", in quotes" : ""}`;
    case "invalid_value": {
      const values = issue.values.map(String);
      return `expected ${values.length > 1 ? "one of " : ""}${choices(String(issue.input), values)}`;
    }
    case "too_small":
      return `expected ${amount(issue, issue.minimum, issue.inclusive === false ? "above" : "at least")}`;
    case "too_big":
      return `expected ${amount(issue, issue.maximum, issue.inclusive === false ? "below" : "at most")}`;
    case "not_multiple_of":
      return `expected a multiple of ${issue.divisor}`;
    case "invalid_format":
      return `expected a text ${issue.pattern ? `that matches ${issue.pattern}` : `of the format ${issue.format}`}`;
    case "unrecognized_keys": {
      const known = issue.inst instanceof z.ZodObject ? Object.keys(issue.inst.shape) : [];
      const [key = "", ...others] = issue.keys;
      return known.length === 0
        ? "no field is known here"
        : `known are ${others.length > 0 ? known.join(", ") : choices(key, known)}`;
    }
    case "invalid_union":
      return "";
    default:
      return "expected something else";
  }
}

const kind = ({ expected, schema }: { expected: string; schema?: unknown }): string =>
  expected === "number" ? number(schema) : (KINDS[expected] ?? expected);

const number = (schema: unknown): string =>
  schema instanceof z.ZodNumber && schema.isInt ? "a whole number" : "a number";

const KINDS: Record<string, string> = {
  string: "a text",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a mapping",
  record: "a mapping",
  null: "nothing",
};

/** YAML takes 2024 for a number and true for a truth value, which a person may have meant as texts. */
const isBareText = (expected: string, input: unknown): boolean =>
  expected === "string" && (typeof input === "number" || typeof input === "boolean");

function amount(
  { origin, schema }: { origin: string; schema?: unknown },
  limit: number | bigint,
  side: "at least" | "above" | "at most" | "below",
): string {
  if (origin === "string") return side === "at least" && limit === 1 ? "a text" : `${side} ${limit} characters`;
  if (origin === "array") return `${side} ${countOf(Number(limit), "item")}`;
  return `${number(schema)} ${side.startsWith("at") ? "of " : ""}${side} ${limit}`;
}

/**
 * An issue, or of a union that nothing fits the issues of what stands nearest: of the alternatives that are of the value's
 * own kind, the one with the fewest faults. When all are of another kind, each is what was expected.
 */
function innermost(issue: Issue, above: readonly PropertyKey[] = []): Issue[] {
  const path = [...above, ...issue.path];
  if (issue.code !== "invalid_union" || issue.message !== "") return [{ ...issue, path }];
  const [nearest] = issue.errors.filter((faults) => !isOfAnotherKind(faults)).sort((a, b) => faultsIn(a) - faultsIn(b));
  if (nearest) return nearest.flatMap((inner) => innermost(inner, path));
  const expected = [...new Set(issue.errors.flatMap((faults) => faults.map(({ message }) => message)))].join(", or ");
  return [{ ...issue, path, message: `${found(issue)}; ${expected.replaceAll("or expected ", "or ")}` }];
}

const isOfAnotherKind = (faults: readonly Issue[]): boolean =>
  faults.every(({ code, path }) => path.length === 0 && (code === "invalid_type" || code === "invalid_value"));

const faultsIn = (faults: readonly Issue[]): number =>
  faults.reduce((sum, fault) => sum + (fault.code === "unrecognized_keys" ? fault.keys.length : 1), 0);
