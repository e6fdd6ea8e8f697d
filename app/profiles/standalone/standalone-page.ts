import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { escapeXml } from "@/components/profile/flame-svg";
import { placeOf } from "@/components/profile/frame-text";
import { LEGEND_ORIGINS, lightOriginFill } from "@/components/profile/origins";
import { callGrowth } from "@/lib/profile/growth";
import { busyTotal } from "@/lib/profile/origin-split";
import { frameAt, ORIGINS, type Profile } from "@/lib/profile/profile";
import { prune } from "@/lib/profile/prune";

/** Boxes in the file: some 2 MB at most, which any browser opens at once. */
const MOST_BOXES = 20_000;

/** A flame graph as one file that needs no server: its heaviest boxes, with zoom and search. */
export async function standalonePage(profile: Profile, title: string): Promise<string> {
  const script = await readFile(
    path.join(/*turbopackIgnore: true*/ process.cwd(), "app/profiles/standalone/viewer.js"),
    "utf8",
  );
  const hash = createHash("sha256").update(script).digest("base64");
  // Nothing but this very script runs, whatever the names in the profile say.
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'`;
  // A "<" could end the element that holds the data.
  const data = JSON.stringify(dataOf(profile, title)).replaceAll("<", "\\u003c");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escapeXml(title)}</h1>
<p><label>Search functions <input id="search" type="search"></label> <output id="found"></output>
<button id="reset" type="button" hidden>Reset zoom</button></p>
<div id="pane"><div id="graph"></div></div>
<p id="facts" aria-live="polite"></p>
<p id="legend"></p>
<script type="application/json" id="profile">${data}</script>
<script>${script}</script>
</body>
</html>
`;
}

const STYLE = `
body { margin: 16px; font: 13px Inter, Helvetica, Arial, sans-serif; color: #1c1c1a; background: #fff }
h1 { font-size: 16px } button, input { font: inherit }
#pane { max-height: min(34rem, 72vh); overflow: hidden auto; scrollbar-gutter: stable; background: #f2f2ef }
#graph { position: relative; overflow-x: hidden }
#graph button { position: absolute; height: 17px; padding: 0 3px; border: 0; overflow: hidden; text-align: left;
  font: 11px/17px "JetBrains Mono", Menlo, Consolas, monospace; white-space: nowrap; color: inherit; cursor: pointer }
#graph button:focus-visible { outline: 2px solid #0058b8; z-index: 1 }
#graph.searching button:not(.match) { opacity: .35 }
#legend span { margin-right: 12px } #legend i { display: inline-block; width: 10px; height: 10px; margin-right: 4px }
#facts, #legend { color: #5c5c57; min-height: 1.5em }`;

/** What the viewer reads: columns, because names repeat and a box is five numbers. */
function dataOf(profile: Profile, title: string) {
  const tree = prune(callGrowth(profile), { frames: MOST_BOXES, zoom: "" });
  const nodes = tree?.nodes ?? [];
  const used = [...new Set(nodes.map(({ frame }) => frame))].filter((frame) => frame >= 0);
  const placeOfFrame = new Map(used.map((frame, index) => [frame, index]));
  const { unit, samples, total } = profile.meta;
  return {
    ...{ title, unit, samples, total, busy: busyTotal(profile), all: tree?.all ?? 0, shown: tree?.shown ?? 0 },
    origins: LEGEND_ORIGINS.map(({ origin }) => ({
      at: ORIGINS.indexOf(origin),
      name: origin,
      fill: lightOriginFill(origin),
    })),
    functions: used.map((index) => {
      const frame = frameAt(profile, index);
      return [frame.name, placeOf(frame), ORIGINS.indexOf(frame.origin)];
    }),
    parent: nodes.map((node) => node.parent),
    fn: nodes.map((node) => placeOfFrame.get(node.frame) ?? -1),
    hidden: nodes.map((node) => node.hidden ?? 0),
    start: nodes.map((node) => Math.round(node.start)),
    end: nodes.map((node) => Math.round(node.end)),
    self: nodes.map((node) => Math.round(node.self)),
  };
}
