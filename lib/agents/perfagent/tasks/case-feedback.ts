import type { CaseResult, RunResult } from "../statistics/benchmark";

const SHOWN_CHARACTERS = 300;
const STATUS_WORDS: Record<CaseResult["status"], string> = {
  passed: "passed",
  wrong: "wrong answer",
  timeout: "time limit exceeded",
  "out-of-memory": "memory limit exceeded",
  error: "run-time error",
};

export const statusWord = ({ status }: Pick<CaseResult, "status">): string => STATUS_WORDS[status];

/**
 * How many cases failed in which way, and of every way one case with its input, where it may be shown, and what it
 * said.
 */
export function sayFailures(
  cases: RunResult,
  inputs: readonly { input: string; expected: string; shown: boolean }[],
  limits: { seconds: number; megabytes: number },
): string[] {
  const failed = cases.flatMap((result, index) => (result.status === "passed" ? [] : [{ result, index }]));
  const ways = [...new Set(failed.map(({ result }) => result.status))];
  return ways.flatMap((status) => {
    const same = failed.filter(({ result }) => result.status === status);
    // A case that may be shown says more.
    const example = same.find(({ index }) => inputs[index]?.shown) ?? same[0];
    const limit =
      { timeout: ` (${limits.seconds} s)`, "out-of-memory": ` (${limits.megabytes} MB)` }[status as string] ?? "";
    const said = `${same.length} of ${cases.length} cases: ${STATUS_WORDS[status]}${limit}.`;
    return example ? [said, ...sayExample(example.result, inputs[example.index], example.index)] : [said];
  });
}

function sayExample(
  { status, output, stderr, exitCode }: CaseResult,
  given: { input: string; expected: string; shown: boolean } | undefined,
  index: number,
): string[] {
  const hidden = given === undefined || !given.shown;
  return [
    ...(hidden ? [] : [`Case ${index + 1} has the input ${quoted(given.input)}.`]),
    ...(status === "wrong" && !hidden
      ? [`Expected was ${quoted(given.expected)}; the program wrote ${quoted(output)}.`]
      : []),
    ...(status === "error" ? [`It ended with exit code ${exitCode}: ${quotedEnd(stderr)}`] : []),
  ];
}

const quoted = (text: string): string =>
  text.length > SHOWN_CHARACTERS
    ? `${JSON.stringify(text.slice(0, SHOWN_CHARACTERS))}… (${text.length} characters)`
    : JSON.stringify(text);

/** The message of an error is at its end. */
const quotedEnd = (text: string): string => {
  const trimmed = text.trim();
  return trimmed === "" ? "it wrote no error." : JSON.stringify(trimmed.slice(-SHOWN_CHARACTERS));
};
