import { type Frame, frameAt, type Profile } from "../profile";
import { ProfileBuilder } from "../profile-builder";
import { ProfileUnavailable } from "../profile-unavailable";
import type { Format, ReadContext } from "./format";
import { mapPath } from "./map-path";

const LINE = /^(.+) (\d+(?:\.\d+)?)$/;
const LOCATED = /^(.*) \((.*):(\d+):(\d+)\)$/s;
const PSEUDO: Readonly<Record<string, Frame["origin"]>> = {
  "(garbage collector)": "gc",
  "(idle)": "idle",
  "(program)": "program",
};

/**
 * Folded stacks: `root;caller;leaf 42` a line, the number in microseconds. A frame with a file is written as
 * `name (file:line:column)`; `;` and line breaks inside names are percent-escaped. Holds no times and no lines.
 */
export const folded: Format = {
  id: "folded",
  title: "Folded stacks",
  detect: (bytes) => {
    const head = Buffer.from(bytes.subarray(0, 65_536)).toString("utf8");
    const first = head.split("\n").find((line) => line.trim() !== "");
    return first !== undefined && !/^\s*[{[]/.test(head) && LINE.test(first.trimEnd());
  },
  read,
  write,
};

function read(bytes: Uint8Array, { command, intervalMicroseconds, roots }: ReadContext): Profile {
  const builder = new ProfileBuilder();
  let end = 0;
  for (const [index, line] of Buffer.from(bytes).toString("utf8").split("\n").entries()) {
    if (line.trim() === "") continue;
    const match = LINE.exec(line.trimEnd());
    if (match === null) throw notFolded(index + 1, line);
    const frames = match[1]!.split(";").map((text) => builder.frame(parseFrame(unescapeName(text), roots)));
    const weight = Number(match[2]);
    builder.sample(
      frames.reduce((parent, frame) => builder.stack(parent, frame), -1),
      weight,
    );
    end += weight;
  }
  return builder.build({
    kind: "cpu",
    profiler: "folded",
    command,
    runtime: "",
    intervalMicroseconds,
    startMicroseconds: 0,
    endMicroseconds: end,
    cpuMicroseconds: null,
    ended: null,
    clampedDeltas: 0,
    excludedMicroseconds: 0,
    prefixMicroseconds: 0,
  });
}

function write(profile: Profile): Buffer {
  const { parent, frame } = profile.stacks;
  const path: string[] = [];
  for (let i = 0; i < parent.length; i++) {
    const label = escapeName(labelOf(frameAt(profile, frame[i]!)));
    path.push(parent[i]! < 0 ? label : `${path[parent[i]!]!};${label}`);
  }
  const weights = new Float64Array(parent.length);
  profile.samples.stack.forEach((stack, i) => {
    weights[stack]! += profile.samples.weight[i]!;
  });
  const lines = path.flatMap((text, i) => (weights[i]! > 0 ? [`${text} ${Math.round(weights[i]!)}\n`] : []));
  return Buffer.from(lines.join(""));
}

const labelOf = ({ name, file, line, column }: Frame): string =>
  file === "" ? name : `${name} (${file}:${line}:${column})`;

function parseFrame(label: string, roots: ReadContext["roots"]): Frame {
  const located = LOCATED.exec(label);
  if (located === null) return { name: label, file: "", line: 0, column: 0, origin: PSEUDO[label] ?? "user" };
  const name = located[1]!;
  const { file, origin } = mapPath(located[2]!, roots);
  return {
    name,
    file,
    line: Number(located[3]),
    column: Number(located[4]),
    origin: name.startsWith("RegExp: ") ? "regexp" : origin,
  };
}

const ESCAPES: Readonly<Record<string, string>> = { "%": "%25", ";": "%3B", "\n": "%0A", "\r": "%0D" };
const UNESCAPES: Readonly<Record<string, string>> = { "%25": "%", "%3B": ";", "%0A": "\n", "%0D": "\r" };
const escapeName = (text: string): string => text.replace(/[%;\n\r]/g, (char) => ESCAPES[char]!);
const unescapeName = (text: string): string => text.replace(/%25|%3B|%0A|%0D/g, (code) => UNESCAPES[code]!);

const notFolded = (line: number, text: string): ProfileUnavailable =>
  new ProfileUnavailable(
    "unreadable",
    `Line ${line} of the folded stacks is "${text.slice(0, 60)}"; expected frames joined by ";", a space and a number.`,
  );
