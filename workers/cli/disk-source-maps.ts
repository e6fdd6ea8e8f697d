import path from "node:path";
import type { ReadContext } from "@/lib/profile/formats/format";
import { sourceMapFinder } from "@/lib/profile/formats/source-maps";
import { pathOfScript, textIfAny } from "../read-script";

/**
 * The source maps of the scripts that a profile names, inline or beside them, as they lie on this disk. A profile may have
 * been taken elsewhere: with a folder of sources, a file is first looked for there, by the longest end of its path.
 */
export const diskSourceMaps = (folder: string | null): NonNullable<ReadContext["sourceMapFor"]> =>
  sourceMapFinder((url) => {
    const named = pathOfScript(url);
    if (named === null) return null;
    return (folder === null ? null : textByItsEnd(folder, named)) ?? textIfAny(named);
  });

function textByItsEnd(folder: string, named: string): string | null {
  const parts = named.split(path.sep).filter((part) => part !== "");
  for (let from = 0; from < parts.length; from++) {
    const text = textIfAny(path.join(folder, ...parts.slice(from)));
    if (text !== null) return text;
  }
  return null;
}
