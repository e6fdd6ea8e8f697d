import { posix } from "node:path";
import {
  decodedMappings,
  FlattenMap,
  originalPositionFor,
  sourceContentFor,
  type TraceMap,
} from "@jridgewell/trace-mapping";

import type { ScriptMap } from "./format";

/** A place in an original source: `line` and `column` 1-based, `name` that of the function whose parameters begin there, "" when the text does not show it. */
export type OriginalPlace = {
  readonly source: string;
  readonly line: number;
  readonly column: number;
  readonly name: string;
};

const NAMED_FILES = 3;
const LONGEST_NAME = 200;
/** A function's name before its parameters, seen from the parameters and from the name itself. */
const NAME_BEFORE = /([\p{ID_Start}$_#][\p{ID_Continue}$]*)\s*\(?\s*$/u;
const NAME_HERE = /^([\p{ID_Start}$_#][\p{ID_Continue}$]*)\s*\(/u;
const KEYWORDS = new Set(["function", "async", "if", "for", "while", "switch", "catch", "return", "await", "yield"]);

/** The source maps of a profile's scripts, each looked up once. A map is another's text: one that cannot be read is said and not used. */
export class SourceMaps {
  private readonly maps = new Map<string, LoadedMap | null>();
  private readonly unreadable: string[] = [];
  private readonly placed = new Map<string, number>();
  private readonly contents = new Map<string, readonly string[] | null>();

  constructor(private readonly sourceMapFor: (url: string) => ScriptMap | null) {}

  /** Where generated code comes from; `line` and `column` are V8's, 0-based. Null where no map says so. */
  placeOf(url: string, line: number, column: number): OriginalPlace | null {
    const loaded = this.mapOf(url);
    if (loaded === null || line < 0 || column < 0) return null;
    const { map, isThere } = loaded;
    const found = originalPositionFor(map, { line: line + 1, column });
    if (!found.source || !isPlace(found.line) || !isPlace(found.column) || !isThere(found.source)) return null;
    this.placed.set(url, (this.placed.get(url) ?? 0) + 1);
    const name = this.nameAt(map, found.source, found.line, found.column);
    return { source: found.source, line: found.line, column: found.column + 1, name };
  }

  /** Whether a script is made of several sources, as a bundle is. */
  isBundle(url: string): boolean {
    return (this.mapOf(url)?.map.sources.length ?? 0) > 1;
  }

  /** The one source line that a whole generated line (1-based) comes from; null when it comes from none or from several. */
  lineOf(url: string, line: number): { source: string; line: number } | null {
    const map = this.mapOf(url)?.map;
    if (map === undefined) return null;
    const segments = (decodedMappings(map)[line - 1] ?? []).flatMap((segment) =>
      segment.length === 1 ? [] : [segment],
    );
    const first = segments[0];
    if (first === undefined || segments.some((one) => one[1] !== first[1] || one[2] !== first[2])) return null;
    const source = map.resolvedSources[first[1]];
    return source && isPlace(first[2]) ? { source, line: first[2] + 1 } : null;
  }

  /** What was done with the maps, a sentence each; `shown` makes of a script's URL what may be shown of it. */
  caveats(shown: (url: string) => string): string[] {
    const scripts = [...this.placed.keys()].map(shown);
    const functions = [...this.placed.values()].reduce((sum, count) => sum + count, 0);
    const applied =
      functions === 0
        ? []
        : [
            `Source maps place ${functions} function${functions === 1 ? "" : "s"} of the generated ${listed(scripts)} at their sources.`,
          ];
    return [
      ...applied,
      ...this.unreadable.map(
        (url) =>
          `The source map of ${shown(url)} cannot be read, so its functions are shown where they were generated.`,
      ),
    ];
  }

  private mapOf(url: string): LoadedMap | null {
    const known = this.maps.get(url);
    if (known !== undefined) return known;
    const map = this.load(url);
    this.maps.set(url, map);
    return map;
  }

  private load(url: string): LoadedMap | null {
    const found = this.sourceMapFor(url);
    if (found === null) return null;
    const { text, isThere = () => true } = found;
    try {
      const map = new FlattenMap(text.startsWith("data:") ? dataOf(text) : text, found.url);
      const whole = decodedMappings(map).every((line) => line.every((segment) => segment.every(Number.isInteger)));
      if (whole) return { map, isThere };
    } catch {
      // Whatever is wrong with it, it is not used.
    }
    this.unreadable.push(url);
    return null;
  }

  /**
   * The map's own names are no help: at a function's beginning they hold its first parameter. The source text does, where
   * the map carries it and an identifier stands right at the parenthesis.
   */
  private nameAt(map: TraceMap, source: string, line: number, column: number): string {
    const text = this.linesOf(map, source)?.[line - 1] ?? "";
    const before = text.slice(Math.max(0, column - LONGEST_NAME), column);
    const from = text.slice(column, column + LONGEST_NAME);
    const names = [NAME_BEFORE.exec(before)?.[1], NAME_HERE.exec(from)?.[1]];
    return names.find((name) => name !== undefined && !KEYWORDS.has(name)) ?? "";
  }

  private linesOf(map: TraceMap, source: string): readonly string[] | null {
    const known = this.contents.get(source);
    if (known !== undefined) return known;
    const content = sourceContentFor(map, source);
    const lines = typeof content === "string" ? content.split(/\r?\n/) : null;
    this.contents.set(source, lines);
    return lines;
  }
}

type LoadedMap = { readonly map: TraceMap; readonly isThere: (source: string) => boolean };

/**
 * Makes the `sourceMapFor` of a ReadContext where scripts can be read: follows the script's last `sourceMappingURL`,
 * inline or to a file beside it. `readText` decides what may be read and answers null for everything else.
 */
export const sourceMapFinder =
  (readText: (url: string) => string | null, isThere?: ScriptMap["isThere"]) =>
  (url: string): ScriptMap | null => {
    const script = readText(url);
    const link = script === null ? null : mappingLink(script);
    if (link === null) return null;
    if (link.startsWith("data:")) return { text: link, url, isThere };
    const place = placeOfLink(link, url);
    const text = readText(place);
    return text === null ? null : { text, url: place, isThere };
  };

function placeOfLink(link: string, url: string): string {
  if (URL.canParse(link, url)) return new URL(link, url).href;
  return posix.isAbsolute(link) ? link : posix.join(posix.dirname(url), link);
}

function mappingLink(script: string): string | null {
  const start = script.lastIndexOf("sourceMappingURL=");
  if (start < 0 || !/[/*][#@]\s*$/.test(script.slice(Math.max(0, start - 8), start))) return null;
  return /^\S+/.exec(script.slice(start + "sourceMappingURL=".length))?.[0] ?? null;
}

function dataOf(url: string): string {
  const comma = url.indexOf(",");
  const body = url.slice(comma + 1);
  return url.slice(0, comma).endsWith(";base64")
    ? Buffer.from(body, "base64").toString("utf8")
    : decodeURIComponent(body);
}

function listed(files: readonly string[]): string {
  const more = files.length - NAMED_FILES;
  return files.slice(0, NAMED_FILES).join(", ") + (more > 0 ? ` and ${more} more files` : "");
}

const isPlace = (value: number | null): value is number => value !== null && Number.isInteger(value) && value >= 0;
