import { isAnonymous } from "@/lib/profile/anonymous";
import { flat } from "@/lib/profile/flat";
import { frameAt, type Profile } from "@/lib/profile/profile";
import type { TouchedFunction } from "../answer-key";
import type { SourceFunction } from "./functions-of";

/** What a profile knows of the package's functions, by where they start. */
export class HotFunctions {
  private readonly sites = new Map<string, { name: string; selfShare: number }>();

  constructor(profile: Profile) {
    for (const { frame, selfShare } of flat(profile)) {
      const { name, file, line, column, origin } = frameAt(profile, frame);
      if (origin !== "user") continue;
      const shown = isAnonymous(name) ? "(anonymous)" : name;
      this.sites.set(site(file, line, column), { name: shown, selfShare });
    }
  }

  /** Its own share (0..1) of busy time; 0 when the profile never saw it. */
  selfShare(file: string, { line, column }: SourceFunction): number {
    return this.sites.get(site(file, line, column))?.selfShare ?? 0;
  }

  /** A function under the name that profiles give it, which only V8 knows for sure; else under its name in the source. */
  named(file: string, { name, line, column }: SourceFunction): TouchedFunction {
    return { name: this.sites.get(site(file, line, column))?.name ?? (name || "(anonymous)"), file, line, column };
  }
}

const site = (file: string, line: number, column: number): string => `${file}:${line}:${column}`;
