import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { flat } from "@/lib/profile/flat";
import { frameAt, type Profile } from "@/lib/profile/profile";
import { captureOf, captureProfile } from "./capture-profile";
import { prepareShortTask, sourceOf } from "./judge-fixture";
import type { PreparedTask } from "./prepare-task";
import { treeSourceMaps } from "./tree-source-maps";

let task: PreparedTask;
let scratch: string;
beforeAll(async () => {
  task = await prepareShortTask();
  scratch = await mkdtemp(path.join(os.tmpdir(), "wick-test-"));
}, 120_000);
afterAll(() => rm(scratch, { recursive: true }));

const COMMENT = "/* a comment that bundling takes away */\n";

/** The base's tree, its entry bundled from a source with three lines of comment before the first. */
async function bundled(name: string, sourcemap: "inline" | "linked"): Promise<string> {
  const tree = path.join(scratch, name);
  await cp(path.join(task.boxes.base, "work"), tree, { recursive: true });
  await mkdir(path.join(tree, "src"));
  const source = path.join(tree, "src/entry.ts");
  await writeFile(source, `${COMMENT.repeat(3)}${await sourceOf(task, "base")}`);
  const outfile = path.join(tree, "index.js");
  await build({ entryPoints: [source], outfile, bundle: true, format: "cjs", sourcemap, allowOverwrite: true });
  return tree;
}

async function profiled(tree: string): Promise<Profile> {
  const capture = await captureProfile(task, captureOf(task, null), tree, 30, new AbortController().signal);
  if (!capture.ok) throw new Error(capture.reason);
  return capture.profile;
}

const usersOwn = (profile: Profile) =>
  flat(profile)
    .map(({ frame }) => ({ ...frameAt(profile, frame), frame }))
    .filter(({ origin }) => origin === "user");

test.each(["inline", "linked"] as const)(
  "a workload's bundle with a map that is %s is shown at its source",
  async (how) => {
    const tree = await bundled(how, how);
    const profile = await profiled(tree);
    const source = (await readFile(path.join(tree, "src/entry.ts"), "utf8")).split("\n");
    const [hottest] = usersOwn(profile);
    expect(hottest?.file).toBe("src/entry.ts");
    expect(source[hottest!.line - 1]).toContain(hottest!.name);
    const lines = Array.from(profile.lines.line).filter((_, i) => profile.lines.frame[i] === hottest!.frame);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(source[line - 1]).toMatch(/\S/);
    expect(profile.meta.caveats.join()).toMatch(/Source maps place \d+ functions? of the generated index\.js/);
  },
);

test("sources that are not in the tree are not named: nobody could open them", async () => {
  const tree = await bundled("without-sources", "linked");
  await rm(path.join(tree, "src"), { recursive: true });
  expect(usersOwn(await profiled(tree))[0]?.file).toBe("index.js");
});

test("nothing outside the tree is read, wherever a script, its map or a link points", async () => {
  const box = path.join(scratch, "box");
  const work = path.join(box, "work");
  await mkdir(path.join(box, "judge"), { recursive: true });
  await rename(await bundled("elsewhere", "linked"), work);
  const find = treeSourceMaps(box, "/box");
  const url = pathToFileURL("/box/work/index.js").href;
  expect(find(url)?.text).toContain("src/entry.ts");
  expect(find("/box/work/index.js")?.text).toContain("src/entry.ts");
  expect(find("/box/work/none.js")).toBeNull();

  const map = await readFile(path.join(work, "index.js.map"), "utf8");
  await writeFile(path.join(scratch, "outside.map"), map);
  await writeFile(path.join(box, "judge/hidden.map"), map);
  await rm(path.join(work, "index.js.map"));
  for (const place of ["../judge/hidden.map", "../../outside.map", "link.map", "loop.map", "."]) {
    await rm(path.join(work, "link.map"), { force: true });
    await symlink(path.join(scratch, "outside.map"), path.join(work, "link.map"));
    await symlink("loop.map", path.join(work, "loop.map")).catch(() => {});
    await writeFile(path.join(work, "index.js"), `0;\n//# sourceMappingURL=${place}`);
    expect(find(url), place).toBeNull();
  }
  for (const other of [
    pathToFileURL(path.join(work, "index.js")).href,
    "file://host/box/work/index.js",
    "https://x/y.js",
  ])
    expect(find(other)).toBeNull();
});
