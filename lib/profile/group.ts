import { PathTable } from "./path-table";
import { type Frame, type FrameTable, frameAt, ORIGINS, type Profile } from "./profile";
import { restack } from "./restack";
import { shownFiles } from "./shown-files";

/** What a box of the graph stands for. */
export const GROUPINGS = ["function", "file", "package"] as const;
export type Grouping = (typeof GROUPINGS)[number];

/**
 * The profile with files or packages in place of functions: calls within one are one box. Code that has no file (native
 * code, garbage collection) stays under its own name or its origin's. A box of a file has its short name and its path.
 */
export function group(profile: Profile, by: Grouping): Profile {
  if (by === "function") return profile;
  const { of, frames, strings } = groups(profile, by);
  const { parent, frame } = profile.stacks;
  const paths = new PathTable(parent.length);
  const stackOf = new Int32Array(parent.length);
  for (let i = 0; i < parent.length; i++) {
    const above = parent[i]! < 0 ? -1 : stackOf[parent[i]!]!;
    const own = of[frame[i]!]!;
    stackOf[i] = above >= 0 && paths.label(above) === own ? above : paths.child(above, own);
  }
  const rows = paths.rows();
  return restack(profile, { parent: rows.parent, frame: rows.label }, stackOf, { strings, frames });
}

function groups(profile: Profile, by: "file" | "package") {
  const ids = new Map<string, number>();
  const members: Frame[] = [];
  const { nameOf } = shownFiles(profile);
  const of = Int32Array.from(profile.frames.name, (_, index) => {
    const frame = frameAt(profile, index);
    const key = by === "file" ? fileOf(frame) : packageOf(frame);
    const known = ids.get(key);
    if (known !== undefined) return known;
    ids.set(key, members.length);
    return members.push(by === "file" ? { ...frame, name: nameOf(key) } : { ...frame, name: key, file: "" }) - 1;
  });
  return { of, ...tableOf(members) };
}

function tableOf(members: readonly Frame[]): { frames: FrameTable; strings: string[] } {
  const none = new Int32Array(members.length);
  return {
    strings: [...members.map(({ name }) => name), ...members.map(({ file }) => file)],
    frames: {
      name: Int32Array.from(members, (_, i) => i),
      file: Int32Array.from(members, (_, i) => members.length + i),
      line: none,
      column: none,
      origin: Uint8Array.from(members, ({ origin }) => ORIGINS.indexOf(origin)),
    },
  };
}

const fileOf = (frame: Frame): string => (frame.file !== "" ? frame.file : withoutFile(frame));

/** `(garbage collector)`, `(idle)` and `(program)` are one name each; native functions are many. */
const withoutFile = ({ name, origin }: Frame): string =>
  origin === "gc" || origin === "idle" || origin === "program" ? name : `(${origin})`;

/** Folders that packages lie in, npm's and Python's; the last one in a path is the package's own. Go's modules carry a version. */
const INSTALLED = /.*(?:^|\/)(?:node_modules|site-packages|dist-packages)\/((?:@[^/]+\/)?[^/]+?)(?:\.py)?(?:\/|$)/s;
const GO_MODULE = /\/pkg\/mod\/([^@]+)@/;

/** The package a function belongs to: its name where it is installed as one, else whose code it is. */
export function packageOf(frame: Frame): string {
  const { file, origin } = frame;
  if (origin === "runtime") return "(runtime)";
  const path = file.replaceAll("\\", "/");
  const installed = (INSTALLED.exec(path) ?? GO_MODULE.exec(path))?.[1];
  if (installed !== undefined) return installed;
  if (file === "") return withoutFile(frame);
  return origin === "dependency" ? "(dependencies)" : "(own code)";
}
