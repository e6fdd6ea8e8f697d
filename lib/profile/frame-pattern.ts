import { frameLabel } from "./frame-label";

/** What is asked of the label of a function (`frameLabel`). */
export type FramePattern =
  /** `=label`: the function with exactly this label. */
  | { readonly kind: "exactly"; readonly label: string }
  /** `/source/` or `/source/i`: functions whose name, or whose label, the regular expression is found in, so that `$` ends a name too. */
  | { readonly kind: "regexp"; readonly regexp: RegExp }
  /** Anything else: labels that contain the text, in whatever case. */
  | { readonly kind: "contains"; readonly text: string };

const REGEXP = /^\/(.+)\/(i?)$/;

/**
 * Reads patterns as they are typed into a search box, one a line; no text is no pattern.
 *
 * @throws RangeError when one is a regular expression that is none
 */
export const framePatterns = (typed: string): FramePattern[] =>
  typed
    .split("\n")
    .filter((line) => line !== "")
    .map(framePattern);

function framePattern(typed: string): FramePattern {
  if (typed.startsWith("=")) return { kind: "exactly", label: typed.slice(1) };
  const [, source, flags] = REGEXP.exec(typed) ?? [];
  if (source === undefined) return { kind: "contains", text: typed.toLowerCase() };
  try {
    return { kind: "regexp", regexp: new RegExp(source, flags) };
  } catch (cause) {
    throw new RangeError(`"${typed}" is no regular expression: ${cause instanceof Error ? cause.message : cause}.`);
  }
}

/** The pattern that means this one function. */
export const exactly = (label: string): string => `=${label}`;

/** Whether a function is what one of the patterns asks for. */
export function isMatch(patterns: readonly FramePattern[], frame: Parameters<typeof frameLabel>[0]): boolean {
  const label = frameLabel(frame);
  return patterns.some((pattern) => {
    if (pattern.kind === "exactly") return label === pattern.label;
    if (pattern.kind === "contains") return label.toLowerCase().includes(pattern.text);
    return pattern.regexp.test(frame.name) || pattern.regexp.test(label);
  });
}
