import { BadStudyFile } from "@/lib/protocol/study-file";
import { StoreUnavailable } from "@/lib/store/store-unavailable";

/** The command line, or a file it names, is wrong, or names a task or study that there is not: exit code 2. */
export class BadUsage extends Error {
  override readonly name = "BadUsage";
}

/** The command was carried out, and its answer is no: exit code 1. What there is to say was said. */
export class AnsweredNo extends Error {
  override readonly name = "AnsweredNo";
}

/** Prints a command's answer to stdout: as JSON for programs, as text for people. */
export function answer(json: boolean | undefined, data: unknown, text: () => string): void {
  process.stdout.write(json ? `${JSON.stringify(data, null, 2)}\n` : `${printable(text())}\n`);
}

/** Progress and remarks go to stderr, so that stdout is the answer alone. */
export const remark = (text: string): void => void process.stderr.write(`${printable(text)}\n`);

/** Without what a terminal would obey: text from data may hold escape sequences. */
export const printable = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "\ufffd");

/** Says what went wrong in one sentence; returns the exit code (1 failed, 2 bad usage). */
export function reportFailure(error: unknown, json: boolean): 1 | 2 {
  if (error instanceof AnsweredNo) return 1;
  const known = error instanceof Error && (KNOWN.has(error.name) || error instanceof StoreUnavailable);
  const message = error instanceof Error ? error.message : String(error);
  if (json) process.stdout.write(`${JSON.stringify({ error: message })}\n`);
  else remark(known ? message : `${message}\n${error instanceof Error ? (error.stack ?? "") : ""}`);
  return error instanceof BadUsage || error instanceof BadStudyFile ? 2 : 1;
}

/** Errors whose message is all there is to say. */
const KNOWN = new Set(["BadUsage", "BadStudyFile", "NotADesign", "Refusal", "Fault", "StoreUnavailable"]);

/** Columns as wide as their widest cell; numbers to the right. */
export function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const widths = header.map((name, column) => Math.max(name.length, ...rows.map((row) => String(row[column]).length)));
  const line = (cells: readonly (string | number)[]) =>
    cells
      .map((cell, column) =>
        typeof cell === "number" ? String(cell).padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd();
  return [line(header), ...rows.map(line)].join("\n");
}
