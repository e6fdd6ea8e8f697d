import type { ProfileBuilder } from "../profile-builder";
import type { V8Frames } from "./cpuprofile-frames";

/** A line on which so many of a profile's functions begin is minified: hand-written lines hold two or three. */
const MANY_FUNCTIONS = 8;

/**
 * Charges time to source lines. V8 knows the line of a tick but not its column, so where a generated line holds many
 * functions, or several lines of the sources a map names, the line says nothing and its time is left out.
 */
export class SourceLines {
  /** Time that could not be given a line. */
  left = 0;
  private readonly known = new Map<number, Map<number, number | null>>();
  private readonly begun = new Map<string, number>();

  constructor(
    private readonly frames: V8Frames,
    private readonly builder: ProfileBuilder,
  ) {
    for (const { url, line } of frames.calls) {
      const place = `${url}:${line + 1}`;
      this.begun.set(place, (this.begun.get(place) ?? 0) + 1);
    }
  }

  /** @param line 1-based, in the generated script */
  charge(call: number, frame: number, line: number, weight: number): void {
    if (weight === 0) return;
    const shown = this.shown(call, frame, line);
    if (shown === null) this.left += weight;
    else this.builder.lineWeight(frame, shown, weight);
  }

  private shown(call: number, frame: number, line: number): number | null {
    const lines = this.known.get(call) ?? new Map<number, number | null>();
    this.known.set(call, lines);
    const known = lines.get(line);
    if (known !== undefined) return known;
    const shown = this.find(call, frame, line);
    lines.set(line, shown);
    return shown;
  }

  private find(call: number, frame: number, line: number): number | null {
    const { url } = this.frames.calls[call]!;
    if (url !== "" && (this.begun.get(`${url}:${line}`) ?? 0) >= MANY_FUNCTIONS) return null;
    if (!this.frames.mapped.has(call)) return line;
    const generated = this.frames.place(url);
    const { file } = this.frames.at(frame);
    const place = this.frames.maps.lineOf(url, line);
    return place !== null && this.frames.placeSource(place.source, generated).file === file ? place.line : null;
  }
}
