import { anonymousName } from "../anonymous";
import type { Frame } from "../profile";
import type { ProfileBuilder } from "../profile-builder";
import { ProfileUnavailable } from "../profile-unavailable";
import type { ProfileNode } from "./cpuprofile-schema";
import type { MappedPath } from "./map-path";

/** A node of V8's tree and the call path its samples go to. */
export type PlacedNode = {
  /** -1 when its time is the harness's or the profiler's own. */
  readonly stack: number;
  readonly frame: number;
  readonly ticks: readonly { readonly line: number; readonly ticks: number }[];
  /** Whether leading runtime frames were left off the path. */
  readonly stripped: boolean;
  /** Sum of its samples in microseconds, filled while samples are read. */
  weight: number;
};

/** How a script's URL is shown, and whose code it is. */
type PlaceUrl = (url: string) => MappedPath;

/** What a node hands down to its children. */
type Path = {
  readonly stack: number;
  readonly stripped: boolean;
  /** The path ends in the harness, with none of the program's frames below it yet. */
  readonly inHarness: boolean;
  /** The path holds a frame of the program. */
  readonly inProgram: boolean;
  /** The nearest function with a file, to which a regexp belongs. */
  readonly owner: Frame | null;
};

const TOP: Path = { stack: -1, stripped: false, inHarness: false, inProgram: false, owner: null };
const PSEUDO = new Map<string, Frame["origin"]>([
  ["(garbage collector)", "gc"],
  ["(idle)", "idle"],
  ["(program)", "program"],
]);

/**
 * The call path of every node. Frames above and including the deepest harness frame are cut, so that the workload's
 * entry is a root; runtime frames above the first program frame (module loader, event loop) are stripped; a path that
 * never reaches the program keeps its runtime frames.
 */
export function placeNodes(
  nodes: readonly ProfileNode[],
  builder: ProfileBuilder,
  place: PlaceUrl,
): Map<number, PlacedNode> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const placed = new Map<number, PlacedNode>();
  const childrenOf = childLists(nodes);
  const pending = nodes.filter(isTop(nodes)).map((node) => ({ node, path: TOP }));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node } = next;
    if (placed.has(node.id)) throw badTree(`node ${node.id} is reached twice`);
    const frame = frameOf(node, next.path.owner, place);
    const index = frame === null ? -1 : builder.frame(frame);
    const path = frame === null ? TOP : extend(next.path, frame, index, builder);
    placed.set(node.id, {
      stack: path.stack,
      frame: index,
      ticks: node.positionTicks ?? [],
      stripped: path.stripped,
      weight: 0,
    });
    for (const child of childrenOf(node)) {
      const found = byId.get(child);
      if (found === undefined) throw badTree(`node ${node.id} names child ${child}, which is not there`);
      pending.push({ node: found, path });
    }
  }
  return placed;
}

function extend(path: Path, frame: Frame, index: number, builder: ProfileBuilder): Path {
  const owner = frame.file === "" ? path.owner : frame;
  if (frame.origin === "harness") return { ...TOP, inHarness: true, owner };
  const runtime = frame.origin === "node" || frame.origin === "native";
  if (path.inProgram || (runtime && !path.inHarness))
    return { ...path, stack: builder.stack(path.stack, index), owner };
  if (runtime) return { ...path, owner };
  const stripped = path.stack >= 0;
  return { stack: builder.stack(-1, index), stripped, inHarness: false, inProgram: true, owner };
}

/** Null for V8's own `(root)`. */
function frameOf({ callFrame }: ProfileNode, owner: Frame | null, place: PlaceUrl): Frame | null {
  const { functionName, url } = callFrame;
  if (url === "") {
    if (functionName === "(root)") return null;
    const pseudo = PSEUDO.get(functionName);
    if (pseudo !== undefined) return { name: functionName, file: "", line: 0, column: 0, origin: pseudo };
    if (functionName.startsWith("RegExp: "))
      return {
        name: functionName,
        file: owner?.file ?? "",
        line: owner?.line ?? 0,
        column: owner?.column ?? 0,
        origin: "regexp",
      };
  }
  const line = callFrame.lineNumber + 1;
  const column = callFrame.columnNumber + 1;
  return { name: nameOf(functionName, url, line, column), line, column, ...place(url) };
}

/** V8 leaves module bodies and unnamed functions without a name, or with "(anonymous)". */
function nameOf(name: string, url: string, line: number, column: number): string {
  if (name !== "" && name !== "(anonymous)") return name;
  if (url === "") return "(native)";
  return line <= 1 && column <= 1 ? "(module)" : anonymousName(line, column);
}

function childLists(nodes: readonly ProfileNode[]): (node: ProfileNode) => readonly number[] {
  const byParent = new Map<number, number[]>();
  for (const { id, parent } of nodes) {
    if (parent === undefined) continue;
    const siblings = byParent.get(parent);
    if (siblings === undefined) byParent.set(parent, [id]);
    else siblings.push(id);
  }
  return (node) => node.children ?? byParent.get(node.id) ?? [];
}

/** A node that no other node has as its child: chunks of a Chrome trace use `parent`, files use `children`. */
function isTop(nodes: readonly ProfileNode[]): (node: ProfileNode) => boolean {
  const children = new Set(nodes.flatMap((node) => node.children ?? []));
  return (node) => node.parent === undefined && !children.has(node.id);
}

const badTree = (why: string): ProfileUnavailable =>
  new ProfileUnavailable("unreadable", `This .cpuprofile cannot be read: ${why}. Capture the profile again.`);
