import { type Frame, ORIGINS, type Profile, type ProfileMeta } from "./profile";

/** The parts of the meta data that the builder cannot count itself. */
export type MetaInput = Omit<ProfileMeta, "samples" | "totalMicroseconds" | "realIntervalMicroseconds">;

const FRAME_LIMIT = 2 ** 22;

/**
 * Collects frames, call paths and samples and makes an immutable Profile of them. Equal frames and equal paths are
 * stored once; paths that no sample ends in or passes through, and functions on no such path, are left out.
 */
export class ProfileBuilder {
  private readonly strings: string[] = [];
  private readonly stringIds = new Map<string, number>();
  private readonly frames: Frame[] = [];
  private readonly frameIds = new Map<string, number>();
  private readonly parents: number[] = [];
  private readonly stackFrames: number[] = [];
  private readonly stackIds = new Map<number, number>();
  private readonly sampleStacks: number[] = [];
  private readonly weights: number[] = [];
  private readonly times: number[] = [];
  private readonly lineWeights = new Map<number, Map<number, number>>();

  /** Index of this frame. */
  frame(frame: Frame): number {
    const key = `${frame.name}\0${frame.file}\0${frame.line}:${frame.column}:${frame.origin}`;
    const known = this.frameIds.get(key);
    if (known !== undefined) return known;
    if (this.frames.length >= FRAME_LIMIT) throw new RangeError(`A profile holds at most ${FRAME_LIMIT} functions.`);
    this.frameIds.set(key, this.frames.length);
    return this.frames.push(frame) - 1;
  }

  /** Index of the call path that continues `parent` (-1: none) with `frame`. */
  stack(parent: number, frame: number): number {
    const key = (parent + 1) * FRAME_LIMIT + frame;
    const known = this.stackIds.get(key);
    if (known !== undefined) return known;
    this.stackIds.set(key, this.parents.length);
    this.stackFrames.push(frame);
    return this.parents.push(parent) - 1;
  }

  /** Adds a sample of `weight` microseconds; give `time` for all samples or for none. */
  sample(stack: number, weight: number, time?: number): void {
    this.sampleStacks.push(stack);
    this.weights.push(weight);
    if (time !== undefined) this.times.push(time);
  }

  /** Charges `weight` microseconds of a function's self time to one of its lines. */
  lineWeight(frame: number, line: number, weight: number): void {
    const lines = this.lineWeights.get(frame) ?? new Map<number, number>();
    lines.set(line, (lines.get(line) ?? 0) + weight);
    this.lineWeights.set(frame, lines);
  }

  build(meta: MetaInput): Profile {
    const stacks = this.keptStacks();
    const frames = this.keptFrames(stacks.frame);
    const total = this.weights.reduce((sum, weight) => sum + weight, 0);
    const samples = this.weights.length;
    return {
      meta: {
        ...meta,
        samples,
        totalMicroseconds: total,
        realIntervalMicroseconds: samples === 0 ? 0 : total / samples,
      },
      frames: this.frameTable(frames.kept),
      strings: this.strings,
      stacks: { parent: stacks.parent, frame: stacks.frame.map((frame) => frames.newIndex[frame]!) },
      samples: {
        stack: Int32Array.from(this.sampleStacks, (stack) => stacks.newIndex[stack]!),
        weight: Float64Array.from(this.weights),
        time: samples > 0 && this.times.length === samples ? Float64Array.from(this.times) : null,
      },
      lines: this.lineTable(frames.newIndex),
    };
  }

  private keptStacks() {
    const used = new Uint8Array(this.parents.length);
    for (const stack of this.sampleStacks) used[stack] = 1;
    for (let i = used.length - 1; i >= 0; i--) {
      const parent = this.parents[i]!;
      if (used[i] === 1 && parent >= 0) used[parent] = 1;
    }
    const newIndex = new Int32Array(used.length).fill(-1);
    const parent: number[] = [];
    const frame: number[] = [];
    for (let i = 0; i < used.length; i++) {
      if (used[i] === 0) continue;
      const old = this.parents[i]!;
      newIndex[i] = parent.push(old < 0 ? -1 : newIndex[old]!) - 1;
      frame.push(this.stackFrames[i]!);
    }
    return { newIndex, parent: Int32Array.from(parent), frame: Int32Array.from(frame) };
  }

  private keptFrames(stackFrames: Int32Array) {
    const used = new Set(stackFrames);
    const newIndex = new Int32Array(this.frames.length).fill(-1);
    const kept = this.frames.filter((_, index) => used.has(index));
    let next = 0;
    for (const index of newIndex.keys()) if (used.has(index)) newIndex[index] = next++;
    return { newIndex, kept };
  }

  private frameTable(frames: readonly Frame[]) {
    return {
      name: Int32Array.from(frames, (frame) => this.stringId(frame.name)),
      file: Int32Array.from(frames, (frame) => this.stringId(frame.file)),
      line: Int32Array.from(frames, (frame) => frame.line),
      column: Int32Array.from(frames, (frame) => frame.column),
      origin: Uint8Array.from(frames, (frame) => ORIGINS.indexOf(frame.origin)),
    };
  }

  private lineTable(newIndex: Int32Array) {
    const rows = [...this.lineWeights].flatMap(([old, lines]) => {
      const frame = newIndex[old]!;
      return frame < 0 ? [] : [...lines].map(([line, weight]) => ({ frame, line, weight }));
    });
    return {
      frame: Int32Array.from(rows, (row) => row.frame),
      line: Int32Array.from(rows, (row) => row.line),
      weight: Float64Array.from(rows, (row) => row.weight),
    };
  }

  private stringId(text: string): number {
    const known = this.stringIds.get(text);
    if (known !== undefined) return known;
    this.stringIds.set(text, this.strings.length);
    return this.strings.push(text) - 1;
  }
}
