import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { callTree, childrenOf } from "@/lib/profile/call-tree";
import { frameAt, type Profile } from "@/lib/profile/profile";

/** A tree as d3-flame-graph takes it. */
export interface NestedTree {
  name: string;
  value: number;
  children: NestedTree[];
}

/** A server with a page that draws the trees with d3-flame-graph, `/page?tree=NAME`. */
export async function servePeers(trees: ReadonlyMap<string, string>): Promise<{ url: string; close(): void }> {
  const files: Record<string, string> = {
    "/d3.js": "node_modules/d3/dist/d3.min.js",
    "/d3-flame-graph.js": "node_modules/d3-flame-graph/dist/d3-flamegraph.umd.min.js",
    "/d3-flame-graph.css": "node_modules/d3-flame-graph/dist/d3-flamegraph.css",
  };
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = files[pathname];
    const tree = trees.get(pathname.slice(1));
    if (file) fs.createReadStream(path.resolve(file)).pipe(response);
    else if (tree !== undefined) response.end(tree);
    else response.setHeader("content-type", "text/html; charset=utf-8").end(PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** The library as its documentation shows it, without transitions, which would only be waited for. */
const PAGE = `<!doctype html><meta charset="utf-8"><title>d3-flame-graph</title>
<link rel="stylesheet" href="/d3-flame-graph.css"><script src="/d3.js"></script><script src="/d3-flame-graph.js"></script>
<div id="chart"></div><script>
window.drawTree = async (narrowest) => {
  const began = performance.now();
  const tree = await (await fetch("/" + new URLSearchParams(location.search).get("tree"))).json();
  const make = typeof flamegraph === "function" ? flamegraph : flamegraph.default;
  const chart = make().width(1552).cellHeight(18).transitionDuration(0).minFrameSize(narrowest).inverted(true);
  d3.select("#chart").datum(tree).call(chart);
  return (await window.untilDrawn(() => document.querySelector("#chart g.frame"))) - began;
};
window.zoomTree = async () => {
  const frames = [...document.querySelectorAll("#chart g.frame")];
  const [widest] = frames.filter((frame) => Number(frame.getAttribute("width")) < 0.6 * 1552)
    .sort((a, b) => b.getAttribute("width") - a.getAttribute("width"));
  const began = performance.now();
  widest.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  return (await window.untilDrawn(() => Number(widest.getAttribute("width")) > 1500)) - began;
};
</script>`;

/** A whole call tree, nested. */
export function nestedTree(profile: Profile): NestedTree {
  const tree = callTree(profile);
  const root: NestedTree = { name: "all", value: profile.meta.total, children: [] };
  const pending: [node: number, into: NestedTree][] = [[-1, root]];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [node, into] = next;
    for (const child of childrenOf(tree, node)) {
      const { name } = frameAt(profile, tree.frame[child]!);
      const nested = { name, value: tree.total[child]!, children: [] };
      into.children.push(nested);
      pending.push([child, nested]);
    }
  }
  return root;
}
