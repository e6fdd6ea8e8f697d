import { isAnonymous } from "@/lib/profile/anonymous";
import { type Frame, frameAt, ORIGINS, type Profile } from "@/lib/profile/profile";
import type { ShownFiles } from "@/lib/profile/shown-files";
import { isTruncated } from "@/lib/profile/truncated";
import { COLUMN } from "./parse-evidence";

const LONGEST_NAME = 80;
const KEPT_TAIL = 24;
const REGEXP = ORIGINS.indexOf("regexp");

/** Names a function of a profile; `after` is the one named before it on the same line, whose file is not said again. */
export type Label = (frame: number, after?: number) => string;

/**
 * How a function is named in evidence: `name (file:line)`, with the column too where that is not unique, and `name (:line)`
 * in the file of the function named before it on the line, `name (file)` where no line is known; a regular expression as `name (file:line) in regexp /source/` by
 * the function that runs it; native code as `name (native)`. Garbage collection and program time are no functions and
 * carry no place.
 */
export function labeller(profile: Profile, { nameOf }: Pick<ShownFiles, "nameOf">): Label {
  const sites = new Map<string, number>();
  for (let i = 0; i < profile.frames.name.length; i++) {
    const site = siteOf(profile, i);
    sites.set(site, (sites.get(site) ?? 0) + 1);
  }
  const owners = regexpOwners(profile);
  const [full, short] = [new Map<number, string>(), new Map<number, string>()];
  return (index, after = -1) => {
    const isSameFile = after >= 0 && profile.frames.file[after] === profile.frames.file[index];
    const known = isSameFile ? short : full;
    const label = known.get(index) ?? labelOf(index, { ...named(index), isSameFile });
    known.set(index, label);
    return label;
  };

  function named(index: number): Frame {
    const frame = frameAt(profile, index);
    return { ...frame, file: nameOf(frame.file) };
  }

  function labelOf(index: number, frame: Placed): string {
    if (frame.origin === "regexp") {
      const source = `regexp /${tidy(frame.name.replace(/^RegExp: /, ""))}/`;
      return frame.file === ""
        ? `${source} (native)`
        : `${located(owners.get(index) ?? "(anonymous)", frame)} in ${source}`;
    }
    if (isTruncated(frame)) return "(cut off)";
    if (frame.origin === "gc" || frame.origin === "idle" || frame.origin === "program") return frame.name;
    // The place says already what the name of native code without one says.
    if (frame.file === "") return `${tidy(frame.name === "(native)" ? "" : frame.name)} (native)`;
    if (isAnonymous(frame.name)) return located("(anonymous)", frame, frame.column);
    return located(tidy(frame.name), frame, sites.get(siteOf(profile, index))! > 1 ? frame.column : 0);
  }
}

type Placed = Frame & { readonly isSameFile: boolean };

const located = (name: string, { file, line, isSameFile }: Placed, column = 0): string =>
  `${name} (${isSameFile && line > 0 ? "" : tidy(file)}${line > 0 ? `:${line}` : ""}${column > 0 ? `:${column}` : ""})`;

/** One line, without the separators of the evidence grammar, shortened in the middle; quoted if it looks like a number. */
function tidy(name: string): string {
  const line = plain(name).replace(/ > /g, " › ").replace(/ < /g, " ‹ ");
  const short =
    line.length <= LONGEST_NAME
      ? line
      : `${clip(line, LONGEST_NAME - KEPT_TAIL - 1)}…${wellFormed(line.slice(-KEPT_TAIL))}`;
  if (short === "") return "(unnamed)";
  return COLUMN.test(`${short} `) ? `"${short}"` : short;
}

/** Text of a profile as it may stand in a line: what breaks lines or moves a cursor is escaped. */
export const plain = (text: string): string => wellFormed(text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, escaped), "\ufffd");

/** The first characters of a text, none of them cut in half. */
export const clip = (text: string, characters: number): string => wellFormed(text.slice(0, characters));

const wellFormed = (text: string, instead = ""): string => text.replace(/\p{Cs}/gu, instead);

function escaped(character: string): string {
  const json = JSON.stringify(character).slice(1, -1);
  return json === character ? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}` : json;
}

function siteOf(profile: Profile, index: number): string {
  const { name, file, line, origin } = frameAt(profile, index);
  return origin === "regexp" ? `regexp ${index}` : `${name}\0${file}\0${line}`;
}

/** For each regular expression the name of the nearest function above it that has its location. */
function regexpOwners(profile: Profile): Map<number, string> {
  const owners = new Map<number, string>();
  const { parent, frame } = profile.stacks;
  for (let node = 0; node < parent.length; node++) {
    const index = frame[node]!;
    if (profile.frames.origin[index] !== REGEXP || owners.has(index)) continue;
    const own = frameAt(profile, index);
    for (let up = parent[node]!; up >= 0; up = parent[up]!) {
      const above = frameAt(profile, frame[up]!);
      if (above.file !== own.file || above.line !== own.line) continue;
      owners.set(index, isAnonymous(above.name) ? "(anonymous)" : tidy(above.name));
      break;
    }
  }
  return owners;
}
