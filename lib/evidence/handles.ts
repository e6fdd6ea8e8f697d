import { flat } from "@/lib/profile/flat";
import { frameAt, type Profile } from "@/lib/profile/profile";

/** The handles of one profile's functions, by frame, and back. */
export type ProfileHandles = {
  readonly handleOf: (frame: number) => string;
  /** Null for a handle that no function of this profile has. */
  readonly frameOf: (handle: string) => number | null;
};

/**
 * Short names of functions, `f1`, `f2` …: by self amount in the first profile, then in the order in which further profiles
 * bring new functions. A function keeps its handle over all of them, known by its name and file, so that an edit above it
 * does not rename it; of equal ones the first in the file is the first.
 */
export class Handles {
  private readonly known = new Map<string, string>();

  of(profile: Profile): ProfileHandles {
    const keys = keysOf(profile);
    const ranked = flat(profile).map((row) => row.frame);
    const handles = new Map<number, string>();
    for (const frame of new Set([...ranked, ...keys.keys()])) handles.set(frame, this.handleOf(keys[frame]!));
    const frames = new Map([...handles].map(([frame, handle]) => [handle, frame]));
    return { handleOf: (frame) => handles.get(frame)!, frameOf: (handle) => frames.get(handle) ?? null };
  }

  private handleOf(key: string): string {
    const handle = this.known.get(key) ?? `f${this.known.size + 1}`;
    this.known.set(key, handle);
    return handle;
  }
}

/** What a function is known by over several profiles, by frame. */
function keysOf(profile: Profile): string[] {
  const frames = Array.from(profile.frames.name, (_, index) => ({ index, frame: frameAt(profile, index) }));
  const seen = new Map<string, number>();
  const keys: string[] = [];
  for (const { index, frame } of frames.sort(
    (a, b) => a.frame.line - b.frame.line || a.frame.column - b.frame.column,
  )) {
    const key = `${frame.name}\0${frame.file}\0${frame.origin}`;
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    keys[index] = `${key}\0${before}`;
  }
  return keys;
}
