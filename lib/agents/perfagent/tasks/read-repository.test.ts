import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openLocalSandbox } from "@/lib/sandbox/local-sandbox";
import { memoryWorkbench, TestTime } from "../../fixtures/memory-workbench";
import { openContext } from "../../fixtures/play-agent";
import { readRepository } from "./read-repository";

const SLOW = { timeout: 60_000 };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "wick-repository-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function read(files: Record<string, string>, statement: string, tokens = 1000) {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, "box", "work", name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const sandbox = await openLocalSandbox(path.join(folder, "box"), path.join(folder, "steps"));
  const workbench = { ...memoryWorkbench(new TestTime()), sandbox };
  const { context } = await openContext({ workbench, model: null, statement });
  return readRepository(context, tokens);
}

const lines = (count: number) => Array.from({ length: count }, (_, index) => `line(${index});\n`).join("");

test(
  "what the statement names comes first, then what is nearest to the root, and no tests or types",
  SLOW,
  async () => {
    const files = {
      ...{
        "lib/deep/z.js": "z;\n",
        "index.js": "i;\n",
        "lib/hot.js": "h;\r\n",
        "dist/all.js": "d;\n",
        "readme.md": "x",
      },
      ...{ "test/t.js": "t;\n", "types.d.ts": "t;\n", "a.test.js": "t;\n" },
    };
    const found = await read(files, "Something in lib/hot.js.");
    expect(found.files).toEqual([
      { path: "lib/hot.js", text: "h;\r\n" },
      { path: "index.js", text: "i;\n" },
      { path: "lib/deep/z.js", text: "z;\n" },
      { path: "dist/all.js", text: "d;\n" },
    ]);
    expect(found.left).toEqual([]);
  },
);

test(
  "files of any length are read whole, what there is no room for is left, and what is named is taken",
  SLOW,
  async () => {
    const files = { "a.js": lines(1000), "b.js": lines(250), "c.js": "c;\n", "named.js": lines(600) };
    const found = await read(files, "It is in `named.js`.", 1000);
    expect(found.files.map(({ path: name }) => name)).toEqual(["named.js"]);
    expect(found.files[0]?.text).toBe(files["named.js"]);
    const more = await read({}, "It is in named.js, b.js.", 100_000);
    expect(more.files.map(({ path: name, text }) => [name, text.length])).toEqual([
      ["b.js", files["b.js"].length],
      ["named.js", files["named.js"].length],
      ["a.js", files["a.js"].length],
      ["c.js", 3],
    ]);
  },
);
