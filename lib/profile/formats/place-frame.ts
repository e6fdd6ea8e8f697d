import type { Frame, Origin } from "../profile";
import { TRUNCATED } from "../truncated";
import type { PathRoot } from "./format";
import { type MappedPath, mapPath } from "./map-path";

/** A function as files of other tools name it: a name, a file or "", and where it starts when they say so (0: unknown). */
export type NamedPlace = Pick<Frame, "name" | "file" | "line" | "column">;

/** Names that several profilers give to what is no function. */
const PSEUDO: Readonly<Record<string, Origin>> = {
  "(garbage collector)": "gc",
  "<GC>": "gc",
  "(idle)": "idle",
  "(program)": "program",
  [TRUNCATED.name]: TRUNCATED.origin,
  "<native>": "native",
};
/** Functions of C as Python names them: `<built-in method len>`, `{method 'append' of 'list' objects}`. */
const PYTHON_C = /^[<{](?:built-in )?(?:method|function|slot wrapper) /;
const PYTHON_FILE = /\.py[wx]?$|^<(?:frozen .*|string|stdin|ipython-input.*)>$/;
const GO_FILE = /\.(?:go|s)$/;
const SHARED_OBJECT = /\.(?:so(?:\.\d+)*|dylib|dll|ko)$|^\[(?:kernel|guest|vdso|vsyscall|unknown)/;
/** Longer paths exist on no system and are not looked into. */
const LONGEST_FILE = 4096;
/** First parts of the import paths of Go's own packages: those of everyone else begin with a host name or a module's. */
const GO_STANDARD = new Set(
  (
    "archive bufio builtin bytes cmp compress container context crypto database debug embed encoding errors expvar flag " +
    "fmt go hash html image index internal io iter log maps math mime net os path plugin reflect regexp runtime slices " +
    "sort strconv strings structs sync syscall testing text time type unicode unique unsafe vendor weak"
  ).split(" "),
);

/** A function of any language as it is shown, and whose code it is, as far as name and file tell. */
export function placeFrame({ name, file, line, column }: NamedPlace, roots: readonly PathRoot[]): Frame {
  return { name: name === "<module>" ? "(module)" : name, line, column, ...placeFile(name, file, roots) };
}

function placeFile(name: string, file: string, roots: readonly PathRoot[]): MappedPath {
  if (name.startsWith("RegExp: ")) return { file: file && mapPath(file, roots).file, origin: "regexp" };
  if (file === "" || file === "~")
    return { file: "", origin: PSEUDO[name] ?? (PYTHON_C.test(name) ? "native" : "user") };
  if (file.length > LONGEST_FILE) return mapPath(file, roots);
  if (PYTHON_FILE.test(file)) return placePython(file, roots);
  if (GO_FILE.test(file)) return placeGo(name, file, roots);
  return SHARED_OBJECT.test(file) ? { file: baseName(file), origin: "native" } : mapPath(file, roots);
}

/** Installed packages and Python's own modules are shown from the folder that says which they are. */
function placePython(file: string, roots: readonly PathRoot[]): MappedPath {
  if (file.startsWith("<")) return { file, origin: file.startsWith("<frozen ") ? "runtime" : "user" };
  const path = file.replaceAll("\\", "/");
  const packages = /(?:^|\/)(?:site|dist)-packages\/(.+)$/.exec(path);
  if (packages) return { file: `site-packages/${packages[1]}`, origin: "dependency" };
  const library = /(?:^|\/lib(?:32|64)?\/)(python\d+(?:\.\d+)?t?\/.+)$/.exec(path);
  return library ? { file: library[1]!, origin: "runtime" } : mapPath(path, roots);
}

/**
 * Go names a function by its import path: `net/http.(*conn).serve`, `github.com/a/b/c.F`, `main.main`. Assembly may go
 * without, and the linker can give a function another package's name.
 */
function placeGo(name: string, file: string, roots: readonly PathRoot[]): MappedPath {
  const imported = name.split("[", 1)[0]!;
  const path = imported.slice(0, Math.max(0, imported.indexOf(".", imported.lastIndexOf("/") + 1)));
  if (GO_STANDARD.has(path.split("/", 1)[0]!) || (path === "" && file.endsWith(".s"))) {
    const inside = file.split("/src/").at(-1)!.replace(/^go\//, "");
    const at = `/${file}`.lastIndexOf(`/${path}/`);
    return { file: `go/${path !== "" && at >= 0 ? file.slice(at) : inside}`, origin: "runtime" };
  }
  const module = /\/pkg\/mod\/(.+)$/.exec(file)?.[1] ?? (/@v\d|(?:^|\/)vendor\//.test(file) ? file : null);
  return module === null ? mapPath(file, roots) : { file: module, origin: "dependency" };
}

export const baseName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
