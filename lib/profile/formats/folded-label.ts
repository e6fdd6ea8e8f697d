import { type Frame, ORIGINS, type Origin } from "../profile";
import type { PathRoot } from "./format";
import { cutNumber, cutPlace } from "./label-parts";
import { type Labelled, runningLine } from "./labelled-stacks";
import { placeFrame } from "./place-frame";

/** What is escaped as Wick writes it: what separates, and what a place or an origin begins with. */
const ESCAPES: Readonly<Record<string, string>> = {
  "%": "%25",
  ";": "%3B",
  "\n": "%0A",
  "\r": "%0D",
  " (": "%20(",
  " [": "%20[",
};
const UNESCAPES: Readonly<Record<string, string>> = {
  "%25": "%",
  "%3B": ";",
  "%0A": "\n",
  "%0D": "\r",
  "%20": " ",
  "%23": "#",
};

/**
 * A frame as Wick writes it: `name (file:line:column)`, then ` [origin]` where name and file do not tell whose code it is.
 * A first `#` is escaped too: a line that begins with one is a remark.
 */
export function ownLabel({ name, file, line, column, origin }: Frame): string {
  const label = escapeText(name).replace(/^#/, "%23") + (file === "" ? "" : ` (${escapeText(file)}:${line}:${column})`);
  return readOwnLabel(label, []).frame.origin === origin ? label : `${label} [${origin}]`;
}

/** The frame that `ownLabel` wrote. */
export function readOwnLabel(label: string, roots: readonly PathRoot[]): Labelled {
  const { text, origin } = cutOrigin(label);
  const located = cutPlace(text);
  const column = cutNumber(located?.place ?? "");
  const line = cutNumber(column?.before ?? "");
  const place =
    located && column && line
      ? { name: located.name, file: unescapeText(line.before), line: line.number, column: column.number }
      : { name: text, file: "", line: 0, column: 0 };
  const frame = placeFrame({ ...place, name: unescapeText(place.name) }, roots);
  return { frame: origin === null ? frame : { ...frame, origin }, running: 0 };
}

/**
 * A frame as other tools write it: `name (file:line:column)` with the place where the function starts; `name (file:line)`
 * with the line that was running (py-spy); `name (file.ext)`; or a bare name.
 */
export function readForeignLabel(label: string, roots: readonly PathRoot[]): Labelled {
  const bare = { name: label, file: "", line: 0, column: 0 };
  const located = cutPlace(label);
  const last = cutNumber(located?.place ?? "");
  if (located === null) return { frame: placeFrame(bare, roots), running: 0 };
  const { name, place } = located;
  if (last === null) {
    const isFile = /^[^\s,()]+\.\w{1,4}$/.test(place);
    return { frame: placeFrame(isFile ? { ...bare, name, file: place } : bare, roots), running: 0 };
  }
  const before = cutNumber(last.before);
  if (before !== null) {
    const start = { name, file: before.before, line: before.number, column: last.number };
    return { frame: placeFrame(start, roots), running: 0 };
  }
  const { line, running } = runningLine(name, last.number);
  return { frame: placeFrame({ name, file: last.before, line, column: 0 }, roots), running };
}

/** `text [origin]` in its parts. */
function cutOrigin(label: string): { readonly text: string; readonly origin: Origin | null } {
  const at = label.lastIndexOf(" [");
  const origin = at < 0 ? undefined : ORIGINS.find((each) => label.slice(at) === ` [${each}]`);
  return origin === undefined ? { text: label, origin: null } : { text: label.slice(0, at), origin };
}

const escapeText = (text: string): string => text.replace(/[%;\n\r]| [([]/g, (part) => ESCAPES[part]!);
const unescapeText = (text: string): string => text.replace(/%(?:25|3B|0A|0D|20|23)/g, (code) => UNESCAPES[code]!);
