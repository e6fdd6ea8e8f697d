import path from "node:path";
import type { ReadContext } from "@/lib/profile/formats/format";
import { sourceMapFinder } from "@/lib/profile/formats/source-maps";
import { liesIn, pathOfScript, textIfAny } from "../read-script";

/** Folders of a box whose scripts may have maps: the judge's are no part of what is profiled. */
const FOLDERS = ["work", "node_modules"];
/** How bundlers name a source that lies in the project they ran in. */
const BUNDLED = /^webpack:\/\/[^/]*\//;

/**
 * The source maps of the scripts in a box, inline or beside them: nothing outside its tree and dependencies is read, wherever
 * a script, a map or a link points. A place is followed only into a source that lies there too, since evidence must name
 * what an agent can open and edit.
 *
 * @param inside where the profiled process saw the box
 */
export function treeSourceMaps(box: string, inside: string): NonNullable<ReadContext["sourceMapFor"]> {
  return sourceMapFinder(
    (url) => {
      const file = inBox(url);
      return file === null ? null : textIfAny(file);
    },
    (source) => inBox(BUNDLED.test(source) ? path.join(inside, "work", source.replace(BUNDLED, "")) : source) !== null,
  );

  function inBox(url: string): string | null {
    const seen = pathOfScript(url);
    if (seen === null) return null;
    const file = path.join(box, path.relative(inside, seen));
    return FOLDERS.some((folder) => liesIn(path.join(box, folder), file)) ? file : null;
  }
}
