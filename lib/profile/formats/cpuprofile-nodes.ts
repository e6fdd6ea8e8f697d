import { Int32List } from "../number-list";
import type { CallFrames } from "./cpuprofile-calls";
import { fieldNames, type JsonCursor } from "./json-cursor";

const FIELDS = fieldNames("id", "callFrame", "children", "parent", "positionTicks");
const ID = 0;
const CALL_FRAME = 1;
const CHILDREN = 2;
const PARENT = 3;
const POSITION_TICKS = 4;
const TICK_FIELDS = fieldNames("line", "ticks");
/** Ids are kept in 32 bits; V8 counts them from 1. */
export const LARGEST_ID = 2 ** 31 - 2;

/**
 * V8's call tree as it is written: nodes with ids that name their children (files) or their parent (chunks of traces).
 * In columns, because a 1 GB profile has five million nodes. `hitCount` is deliberately not read: it misses the samples V8
 * takes off its timer, 12.5 % of them in a compiler's profile.
 */
export class NodeColumns {
  private readonly ids = new Int32List();
  private readonly calls = new Int32List();
  private readonly parentIds = new Int32List();
  private readonly childIds = new Int32List();
  /** Where each node's children end in `childIds`. */
  private readonly childEnds = new Int32List();
  private readonly tickLines = new Int32List();
  private readonly tickCounts = new Int32List();
  private readonly tickEnds = new Int32List();

  constructor(private readonly frames: CallFrames) {}

  get length(): number {
    return this.ids.length;
  }

  /** Index of each node's function. */
  get call(): Int32Array {
    return this.calls.view();
  }

  /** Reads the node that comes next. */
  read(json: JsonCursor): void {
    this.childIds.cut(this.childEnds.length === 0 ? 0 : this.childEnds.at(this.childEnds.length - 1));
    this.tickLines.cut(this.tickEnds.length === 0 ? 0 : this.tickEnds.at(this.tickEnds.length - 1));
    this.tickCounts.cut(this.tickLines.length);
    let id = -1;
    let call = -1;
    let parent = -1;
    json.fields(FIELDS, (field) => {
      if (field === ID) id = json.integer(0, LARGEST_ID);
      else if (field === CALL_FRAME) call = this.frames.read(json);
      else if (field === CHILDREN) json.items(() => this.childIds.push(json.integer(0, LARGEST_ID)));
      else if (field === PARENT) parent = json.integer(0, LARGEST_ID);
      else if (field === POSITION_TICKS) json.items(() => this.readTick(json));
      else json.skipValue();
    });
    if (id < 0) throw json.incomplete("id");
    if (call < 0) throw json.incomplete("callFrame");
    this.ids.push(id);
    this.calls.push(call);
    this.parentIds.push(parent);
    this.childEnds.push(this.childIds.length);
    this.tickEnds.push(this.tickLines.length);
  }

  /** Where the node with an id is, -1 when there is none. */
  index(bad: (why: string) => Error): (id: number) => number {
    return placesOfIds(this.ids.view(), bad);
  }

  /** Index of each node's parent, -1 for those at the top. */
  parents(placeOf: (id: number) => number, bad: (why: string) => Error): Int32Array {
    const parent = new Int32Array(this.length).fill(-1);
    for (let i = 0, child = 0; i < parent.length; i++) {
      for (; child < this.childEnds.at(i); child++) {
        const id = this.childIds.at(child);
        const place = placeOf(id);
        if (place < 0) throw bad(`node ${this.ids.at(i)} names child ${id}, which is not there`);
        if (parent[place]! >= 0) throw bad(`node ${id} is a child of two nodes`);
        parent[place] = i;
      }
    }
    for (let i = 0; i < parent.length; i++) {
      const id = this.parentIds.at(i);
      if (id < 0 || parent[i]! >= 0) continue;
      parent[i] = placeOf(id);
      if (parent[i]! < 0) throw bad(`node ${this.ids.at(i)} names parent ${id}, which is not there`);
    }
    return parent;
  }

  /** Calls `visit` with each source line of each node that V8's timer hit, and its share of the node's hits (0..1). */
  eachTick(visit: (node: number, line: number, share: number) => void): void {
    for (let node = 0, start = 0; node < this.length; node++) {
      const end = this.tickEnds.at(node);
      let all = 0;
      for (let i = start; i < end; i++) all += this.tickCounts.at(i);
      if (all > 0) for (let i = start; i < end; i++) visit(node, this.tickLines.at(i), this.tickCounts.at(i) / all);
      start = end;
    }
  }

  private readTick(json: JsonCursor): void {
    let line = 0;
    let ticks = 0;
    json.fields(TICK_FIELDS, (field) => {
      if (field === 0) line = json.integer(0, LARGEST_ID);
      else if (field === 1) ticks = json.integer(0, LARGEST_ID);
      else json.skipValue();
    });
    this.tickLines.push(line);
    this.tickCounts.push(ticks);
  }
}

/** The place of each id in a list; -1 for an id that is not in it. An array where the ids are close together, as V8's are. */
export function placesOfIds(ids: Int32Array, bad: (why: string) => Error): (id: number) => number {
  const largest = ids.reduce((most, id) => Math.max(most, id), 0);
  const dense = largest < 4 * ids.length + 1024;
  const places = new Int32Array(dense ? largest + 1 : 0).fill(-1);
  const sparse = new Map<number, number>();
  const placeOf = dense
    ? (id: number): number => (id < places.length ? places[id]! : -1)
    : (id: number): number => sparse.get(id) ?? -1;
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i]!;
    if (placeOf(id) >= 0) throw bad(`two nodes have the id ${id}`);
    if (dense) places[id] = i;
    else sparse.set(id, i);
  }
  return placeOf;
}
