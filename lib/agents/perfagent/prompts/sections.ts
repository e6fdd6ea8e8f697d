import type { PromptContext } from "../tasks/task";
import { HEADINGS } from "./prompts";

/** The parts of a prompt that a caller adds, each under its heading, or nothing where it adds none. */
export function contextValues({ additionalRequirements, localMemory, globalMemory }: PromptContext) {
  return {
    additional_requirements: section(HEADINGS.additionalRequirements, additionalRequirements),
    local_memory: section(HEADINGS.localMemory, localMemory),
    global_memory: section(HEADINGS.globalMemory, globalMemory),
  };
}

/** A heading with its text, or nothing. */
export const section = (heading: string, text: string | null): string =>
  text === null || text.trim() === "" ? "" : `\n# ${heading}\n${text.trim()}\n`;

/** A list under a heading, or nothing. */
export const listed = (heading: string, lines: readonly string[]): string =>
  lines.length === 0 ? "" : `\n${heading}\n${lines.map((line) => `- ${line}`).join("\n")}\n`;

/** Code between fences that are longer than any in it. */
export function fenced(code: string, language: string): string {
  const longest = Math.max(0, ...(code.match(/`{3,}/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(Math.max(3, longest + 1));
  return `${fence}${language}\n${code}${code.endsWith("\n") || code === "" ? "" : "\n"}${fence}`;
}
