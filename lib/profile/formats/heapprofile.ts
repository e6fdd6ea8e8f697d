import { Float64List, Int32List } from "../number-list";
import type { Profile } from "../profile";
import { ProfileBuilder } from "../profile-builder";
import { ProfileUnavailable } from "../profile-unavailable";
import { CallFrames } from "./cpuprofile-calls";
import { V8Frames } from "./cpuprofile-frames";
import { LARGEST_ID, placesOfIds } from "./cpuprofile-nodes";
import { type Capture, readCapture } from "./cpuprofile-schema";
import { type PlacedNodes, placeNodes } from "./cpuprofile-stacks";
import { jsonOutline } from "./detect-json";
import { type Format, type ProfileReader, type ReadContext, readWith } from "./format";
import { CLOSE_BRACE, CLOSE_BRACKET, fieldNames, type JsonCursor, OPEN_BRACE, OPEN_BRACKET } from "./json-cursor";
import { JsonStream, type Steps } from "./json-stream";

const NODE = fieldNames("callFrame", "selfSize", "id", "children");
const CALL_FRAME = 0;
const SELF_SIZE = 1;
const ID = 2;
const CHILDREN = 3;
const SAMPLE = fieldNames("nodeId");
const ESTIMATES = "Sizes are estimates: V8 samples one allocation in so many bytes and scales it up.";
/** A caveat that does not hold for a profile of which somebody knows how it was taken. */
export const FREED_UNKNOWN =
  "The file does not say whether objects that were freed are in it; V8 leaves them out unless told otherwise.";

/**
 * V8's .heapprofile: `HeapProfiler.SamplingHeapProfile` of the Chrome DevTools Protocol, a tree of nested nodes. Each
 * sampled object becomes a sample, with an equal part of its node's `selfSize`: that one V8 has scaled with more care than
 * the `size` of single objects. Where the file lists no objects, each node with a size is one sample.
 */
export const heapprofile: Format = {
  id: "heapprofile",
  title: "V8 heap profile (.heapprofile)",
  detect: (head) => {
    const outline = jsonOutline(head);
    return outline?.root === "object" && outline.keys.includes("head") && Buffer.from(head).includes('"selfSize"');
  },
  read: (bytes, context) => readWith(reader(context), bytes),
  reader,
};

/** `sampled` has the node of each sampled object, by its id. */
type File = { readonly tree: HeapTree; readonly sampled: Int32List; capture: Capture | null };

function reader(context: ReadContext): ProfileReader {
  const file: File = { tree: new HeapTree(), sampled: new Int32List(), capture: null };
  const json = new JsonStream((text) => text.object((name) => readField(text, name, file)), unreadable);
  return {
    push: (chunk) => json.push(chunk),
    end: () => {
      json.end();
      return build(file, context);
    },
  };
}

function* readField(json: JsonStream, name: string, file: File): Steps {
  if (name === "head") yield* file.tree.read(json);
  else if (name === "samples") yield* json.array(() => file.sampled.push(sampledNode(json)));
  else if (name === "wick") file.capture = yield* json.whole(() => readCapture(json.value(), unreadable));
  else yield* json.skip();
}

function sampledNode(json: JsonCursor): number {
  let id = -1;
  json.fields(SAMPLE, (field) => {
    if (field === 0) id = json.integer(0, LARGEST_ID);
    else json.skipValue();
  });
  if (id < 0) throw json.incomplete("nodeId");
  return id;
}

/** The nested nodes as columns. Walked with a list of the open ones, because they nest as deep as the program's stack. */
class HeapTree {
  readonly calls = new CallFrames();
  readonly ids = new Int32List();
  readonly sizes = new Float64List();
  readonly parents = new Int32List();
  readonly callOf = new Int32List();
  private readonly open: number[] = [];
  private inChildren = false;
  /** Nothing was read yet of the object or list we are in. */
  private fresh = true;

  *read(json: JsonStream): Steps {
    yield* json.whole(() => json.open(OPEN_BRACE, "a node"));
    this.begin();
    yield* json.whole(() => {
      while (this.open.length > 0) {
        if (this.inChildren) this.nextChild(json);
        else this.nextField(json);
        json.keep();
      }
    });
  }

  private nextChild(json: JsonCursor): void {
    const more = json.next(this.fresh, CLOSE_BRACKET);
    if (more) json.open(OPEN_BRACE, "a node");
    this.fresh = false;
    if (more) this.begin();
    else this.inChildren = false;
  }

  private nextField(json: JsonCursor): void {
    const node = this.open[this.open.length - 1]!;
    const more = json.next(this.fresh, CLOSE_BRACE);
    const field = more ? json.knownName(NODE) : -1;
    if (!more) this.finish(json, node);
    else if (field === CALL_FRAME) this.callOf.set(node, this.calls.read(json));
    else if (field === SELF_SIZE) this.sizes.set(node, sizeOf(json));
    else if (field === ID) this.ids.set(node, json.integer(0, LARGEST_ID));
    else if (field === CHILDREN) json.open(OPEN_BRACKET, "a list of nodes");
    else json.skipValue();
    this.fresh = field === CHILDREN;
    if (field === CHILDREN) this.inChildren = true;
  }

  private begin(): void {
    this.parents.push(this.open[this.open.length - 1] ?? -1);
    this.ids.push(-1);
    this.callOf.push(-1);
    this.sizes.push(0);
    this.open.push(this.parents.length - 1);
    this.inChildren = false;
    this.fresh = true;
  }

  private finish(json: JsonCursor, node: number): void {
    if (this.callOf.at(node) < 0) throw json.incomplete("callFrame");
    if (this.ids.at(node) < 0) throw json.incomplete("id");
    this.open.pop();
    this.inChildren = true;
  }
}

function sizeOf(json: JsonCursor): number {
  const start = json.here();
  const size = json.number();
  if (size < 0) throw json.reread(start, () => json.wrong("0 or more bytes"));
  return size;
}

function build({ tree, sampled, capture }: File, context: ReadContext): Profile {
  if (tree.parents.length === 0) throw unreadable("it has no field head");
  const counted = sampled.length > 0;
  const builder = new ProfileBuilder(counted ? [{ kind: "heap", unit: "count" }] : []);
  const frames = new V8Frames(tree.calls.list, builder, context, capture?.script);
  const placed = placeNodes(tree.parents.view(), tree.callOf.view(), frames, builder, unreadable);
  const tally = addObjects(tree, objectsOf(tree, sampled), placed, builder);
  return builder.build({
    kind: "heap",
    unit: "bytes",
    profiler: "v8-heap",
    command: context.command,
    runtime: capture?.runtime ?? "",
    interval: context.interval,
    startMicroseconds: 0,
    endMicroseconds: 0,
    cpuMicroseconds: capture?.cpuMicroseconds ?? null,
    ended: capture?.ended ?? null,
    clampedDeltas: 0,
    ...tally,
    caveats: [
      ESTIMATES,
      FREED_UNKNOWN,
      ...(counted ? ["Counts are of the sampled objects, not of all objects."] : []),
      ...(tally.prefix > 0
        ? [
            `The runtime's own leading frames (module loader, event loop) are left off the stacks of ${(tally.prefix / 1e6).toFixed(1)} MB.`,
          ]
        : []),
      ...frames.maps.caveats((url) => frames.place(url).file),
    ],
  });
}

/** How many sampled objects each node has. */
function objectsOf(tree: HeapTree, sampled: Int32List): Int32Array {
  const objects = new Int32Array(tree.parents.length);
  const placeOf = placesOfIds(tree.ids.view(), unreadable);
  for (const id of sampled.view()) {
    const node = placeOf(id);
    // V8 may sample an allocation that it makes while it writes the tree: the node of such an object is in no tree.
    if (node >= 0) objects[node]! += 1;
  }
  return objects;
}

function addObjects(tree: HeapTree, objects: Int32Array, { stack, stripped }: PlacedNodes, builder: ProfileBuilder) {
  const tally = { excluded: 0, prefix: 0 };
  for (let node = 0; node < objects.length; node++) {
    const size = tree.sizes.at(node);
    const rows = Math.max(objects[node]!, size > 0 ? 1 : 0);
    if (stack[node]! < 0) tally.excluded += size;
    else if (stripped[node] === 1) tally.prefix += size;
    if (stack[node]! < 0) continue;
    for (let row = 0; row < rows; row++)
      builder.sample(stack[node]!, size / rows, undefined, [objects[node]! > 0 ? 1 : 0]);
  }
  return tally;
}

const unreadable = (why: string): ProfileUnavailable =>
  new ProfileUnavailable("unreadable", `This .heapprofile cannot be read: ${why}. Capture the profile again.`);
