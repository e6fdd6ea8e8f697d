import { Float64List, Int32List } from "./number-list";
import { PathTable } from "./path-table";
import { type Frame, ORIGINS, type Profile, type ProfileMeta, type ValueColumn } from "./profile";

/** The parts of the meta data that the builder cannot count itself; one run unless it says otherwise. */
export type MetaInput = Omit<ProfileMeta, "samples" | "total" | "realInterval" | "runs"> &
  Partial<Pick<ProfileMeta, "runs">>;

const FIRST_STACKS = 4096;

/**
 * Collects frames, call paths and samples and makes an immutable Profile of them. Equal frames and equal paths are
 * stored once; paths that no sample ends in or passes through, and functions on no such path, are left out.
 */
export class ProfileBuilder {
  private readonly frames: Frame[] = [];
  private readonly frameIds = new Map<string, number>();
  private stacks = new PathTable(FIRST_STACKS);
  private stackRoom = FIRST_STACKS;
  private stackCount = 0;
  private readonly sampleStacks = new Int32List();
  private readonly weights = new Float64List();
  private readonly times = new Float64List();
  private readonly runs = new Int32List();
  private readonly others: readonly Float64List[];
  private readonly lineWeights = new Map<number, Map<number, number>>();

  /** @param otherValues what samples carry besides their weight */
  constructor(private readonly otherValues: readonly Omit<ValueColumn, "weight">[] = []) {
    this.others = otherValues.map(() => new Float64List());
  }

  /** Index of this frame. */
  frame(frame: Frame): number {
    const key = `${frame.name}\0${frame.file}\0${frame.line}:${frame.column}:${frame.origin}`;
    const known = this.frameIds.get(key);
    if (known !== undefined) return known;
    this.frameIds.set(key, this.frames.length);
    return this.frames.push(frame) - 1;
  }

  /** Index of the call path that continues `parent` (-1: none) with `frame`. */
  stack(parent: number, frame: number): number {
    if (this.stackCount === this.stackRoom) this.widenStacks();
    const stack = this.stacks.child(parent, frame);
    if (stack === this.stackCount) this.stackCount += 1;
    return stack;
  }

  /**
   * Adds a sample of `weight`, in the profile's unit; give `time` for all samples or for none, `others` as announced, and the
   * `run`, from 0, where there are several.
   */
  sample(stack: number, weight: number, time?: number, others?: readonly number[], run = 0): void {
    this.sampleStacks.push(stack);
    this.weights.push(weight);
    this.runs.push(run);
    if (time !== undefined) this.times.push(time);
    for (let i = 0; i < this.others.length; i++) this.others[i]!.push(others?.[i] ?? 0);
  }

  /** Charges `weight` of a function's own to one of its lines. */
  lineWeight(frame: number, line: number, weight: number): void {
    const lines = this.lineWeights.get(frame);
    if (lines === undefined) this.lineWeights.set(frame, new Map([[line, weight]]));
    else lines.set(line, (lines.get(line) ?? 0) + weight);
  }

  build(meta: MetaInput): Profile {
    const stacks = this.keptStacks();
    const frames = this.keptFrames(stacks.frame);
    const names = nameTable(frames.kept);
    const weight = this.weights.view().slice();
    const samples = weight.length;
    const { runs = 1 } = meta;
    const total = weight.reduce((sum, value) => sum + value, 0);
    return {
      meta: { ...meta, samples, runs, total, realInterval: samples === 0 ? 0 : total / samples },
      strings: names.strings,
      frames: names.frames,
      stacks: { parent: stacks.parent, frame: stacks.frame.map((frame) => frames.newIndex[frame]!) },
      samples: {
        stack: this.sampleStacks.view().map((stack) => stacks.newIndex[stack]!),
        weight,
        others: this.otherValues.map((value, i) => ({ ...value, weight: this.others[i]!.view().slice() })),
        time: samples > 0 && this.times.length === samples ? this.times.view().slice() : null,
        run: runs > 1 ? this.runs.view().slice() : null,
      },
      lines: this.lineTable(frames.newIndex),
    };
  }

  /** A wider table with the same rows: put in again in their order, they get the same indexes. */
  private widenStacks(): void {
    const { parent, label } = this.stacks.rows();
    this.stackRoom *= 2;
    this.stacks = new PathTable(this.stackRoom);
    for (let i = 0; i < parent.length; i++) this.stacks.child(parent[i]!, label[i]!);
  }

  private keptStacks() {
    const { parent: parents, label: labels } = this.stacks.rows();
    const used = new Uint8Array(parents.length);
    for (const stack of this.sampleStacks.view()) used[stack] = 1;
    let count = 0;
    for (let i = used.length - 1; i >= 0; i--) {
      if (used[i] === 0) continue;
      count += 1;
      const parent = parents[i]!;
      if (parent >= 0) used[parent] = 1;
    }
    const newIndex = new Int32Array(used.length).fill(-1);
    const parent = new Int32Array(count);
    const frame = new Int32Array(count);
    let next = 0;
    for (let i = 0; i < used.length; i++) {
      if (used[i] === 0) continue;
      const old = parents[i]!;
      parent[next] = old < 0 ? -1 : newIndex[old]!;
      frame[next] = labels[i]!;
      newIndex[i] = next++;
    }
    return { newIndex, parent, frame };
  }

  private keptFrames(stackFrames: Int32Array) {
    const used = new Uint8Array(this.frames.length);
    for (const frame of stackFrames) used[frame] = 1;
    const newIndex = new Int32Array(this.frames.length).fill(-1);
    const kept: Frame[] = [];
    for (const [index, frame] of this.frames.entries()) if (used[index] === 1) newIndex[index] = kept.push(frame) - 1;
    return { newIndex, kept };
  }

  private lineTable(newIndex: Int32Array) {
    const frame = new Int32List();
    const line = new Int32List();
    const weight = new Float64List();
    for (const [old, lines] of this.lineWeights) {
      if (newIndex[old]! < 0) continue;
      for (const [number, value] of lines) {
        frame.push(newIndex[old]!);
        line.push(number);
        weight.push(value);
      }
    }
    return { frame: frame.view().slice(), line: line.view().slice(), weight: weight.view().slice() };
  }
}

function nameTable(frames: readonly Frame[]) {
  const strings: string[] = [];
  const known = new Map<string, number>();
  const idOf = (text: string): number => {
    const id = known.get(text) ?? strings.push(text) - 1;
    known.set(text, id);
    return id;
  };
  return {
    strings,
    frames: {
      name: Int32Array.from(frames, (frame) => idOf(frame.name)),
      file: Int32Array.from(frames, (frame) => idOf(frame.file)),
      line: Int32Array.from(frames, (frame) => frame.line),
      column: Int32Array.from(frames, (frame) => frame.column),
      origin: Uint8Array.from(frames, (frame) => ORIGINS.indexOf(frame.origin)),
    },
  };
}
