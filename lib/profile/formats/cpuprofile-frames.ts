import { posix } from "node:path";
import { anonymousName } from "../anonymous";
import type { Frame } from "../profile";
import type { ProfileBuilder } from "../profile-builder";
import { TRUNCATED } from "../truncated";
import type { CallFrame } from "./cpuprofile-calls";
import type { ReadContext } from "./format";
import { inDependencies, type MappedPath, mapPath } from "./map-path";
import { SourceMaps } from "./source-maps";

const PSEUDO = new Map<string, Frame["origin"]>([
  ["(garbage collector)", "gc"],
  ["(idle)", "idle"],
  ["(program)", "program"],
  [TRUNCATED.name, TRUNCATED.origin],
]);
/** What evaluated code has instead of a file. */
const EVALUATED = "(evaluated)";
const UNKNOWN = -2;
const NO_MAPS = () => null;

/** The functions of a V8 profile as the model's frames. */
export class V8Frames {
  readonly maps: SourceMaps;
  /** The functions that a source map placed. */
  readonly mapped = new Set<number>();
  private readonly frames: Frame[] = [];
  private readonly indexes: Int32Array;
  private readonly script: string | null;

  /** @param script URL of the capture script, whose frames are the profiler's own; it is told its options in the query */
  constructor(
    readonly calls: readonly CallFrame[],
    private readonly builder: ProfileBuilder,
    private readonly context: ReadContext,
    script: string | undefined,
  ) {
    this.script = script === undefined ? null : withoutQuery(script);
    this.indexes = new Int32Array(calls.length).fill(UNKNOWN);
    this.maps = new SourceMaps(context.sourceMapFor ?? NO_MAPS);
  }

  /**
   * Index of a function's frame in the builder, -1 for V8's own `(root)`.
   * @param owner index of the nearest frame above that has a file, -1 when there is none: regular expressions and evaluated code belong to it
   */
  index(call: number, owner: number): number {
    const known = this.indexes[call]!;
    if (known !== UNKNOWN) return known;
    const frame = this.frameOf(call, this.frames[owner] ?? null);
    const index = frame === null ? -1 : this.builder.frame(frame);
    if (frame !== null) this.frames[index] = frame;
    if (!dependsOnOwner(this.calls[call]!)) this.indexes[call] = index;
    return index;
  }

  at(index: number): Frame {
    return this.frames[index]!;
  }

  /** How a script's URL is shown, and whose code it is. */
  place(url: string): MappedPath {
    if (url !== "" && withoutQuery(url) === this.script) return { file: url, origin: "harness" };
    return mapPath(url, this.context.roots);
  }

  /** A path that a source map names: what is neither absolute nor a URL with a host is shown as it is. */
  placeSource(source: string, generated: MappedPath): MappedPath {
    const path = source.replace(/^webpack:\/\/[^/]*\//, "");
    const relative = path !== source || !/^(\/|[a-z][a-z\d+.-]*:)/i.test(path);
    const file = relative ? posix.normalize(path) : mapPath(path, this.context.roots).file;
    // A map may be the profiled program's own: it must not be able to call its functions the harness's or the runtime's.
    return { file, origin: inDependencies(file) ? "dependency" : generated.origin };
  }

  private frameOf(index: number, owner: Frame | null): Frame | null {
    const call = this.calls[index]!;
    const { functionName, url } = call;
    if (url === "") {
      if (functionName === "(root)") return null;
      const origin = PSEUDO.get(functionName);
      if (origin !== undefined) return { name: functionName, file: "", line: 0, column: 0, origin };
      if (isRegExp(call)) return regexpFrame(functionName, owner);
    }
    const generated = this.place(url);
    const line = call.line + 1;
    const column = call.column + 1;
    if (isPlaceless(call)) {
      const file = generated.file || EVALUATED;
      return { name: nameOf(call, line, column), file, line, column, origin: callersOrigin(owner) };
    }
    // The code of a bundle's module is that of all its sources: the map's first place would name any one of them.
    const isWholeBundle = isModule(call) && this.maps.isBundle(url);
    const mappable = !isWholeBundle && (generated.origin === "user" || generated.origin === "dependency");
    const original = mappable ? this.maps.placeOf(url, call.line, call.column) : null;
    if (original === null) return { name: nameOf(call, line, column), line, column, ...generated };
    this.mapped.add(index);
    return {
      name: (isNamed(call) && original.name) || nameOf(call, original.line, original.column),
      line: original.line,
      column: original.column,
      ...this.placeSource(original.source, generated),
    };
  }
}

const withoutQuery = (url: string): string => url.replace(/[?#].*$/s, "");

const isRegExp = ({ functionName, url }: CallFrame): boolean => url === "" && functionName.startsWith("RegExp: ");

/** Code that lies in no file: of WebAssembly modules, and of `eval` and `new Function`, which have a line and no URL. */
const isPlaceless = ({ url, line }: CallFrame): boolean => url.startsWith("wasm://") || (url === "" && line >= 0);

const dependsOnOwner = (call: CallFrame): boolean => isRegExp(call) || isPlaceless(call);

const regexpFrame = (name: string, owner: Frame | null): Frame => ({
  name,
  file: owner?.file ?? "",
  line: owner?.line ?? 0,
  column: owner?.column ?? 0,
  origin: "regexp",
});

/** Code without a file is taken for that of whoever calls it. */
const callersOrigin = (owner: Frame | null): Frame["origin"] =>
  owner === null || owner.origin === "harness" ? "user" : owner.origin;

const isNamed = ({ functionName }: CallFrame): boolean => functionName !== "" && functionName !== "(anonymous)";

/** V8 leaves module bodies and unnamed functions without a name, or with "(anonymous)". */
function nameOf(call: CallFrame, line: number, column: number): string {
  if (isNamed(call)) return call.functionName;
  if (call.url === "" && call.line < 0) return "(native)";
  return isModule(call) ? "(module)" : anonymousName(line, column);
}

const isModule = (call: CallFrame): boolean => !isNamed(call) && call.line <= 0 && call.column <= 0;
