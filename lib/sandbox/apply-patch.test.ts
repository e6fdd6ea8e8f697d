import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { applyPatch, touchedFiles } from "./apply-patch";

let folder: string;
let tree: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "wick-apply-"));
  tree = path.join(folder, "work");
  mkdirSync(path.join(tree, "src"), { recursive: true });
  writeFileSync(path.join(tree, "src/a.js"), "one\n-- two\nthree\n");
  writeFileSync(path.join(tree, "src/b.js"), "bee\r\n");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (file: string) => readFileSync(path.join(tree, file), "utf8");
/** A change whose removed line looks like a header. */
const change =
  "diff --git a/src/a.js b/src/a.js\n--- a/src/a.js\n+++ b/src/a.js\n@@ -1,3 +1,3 @@\n one\n--- two\n+++ TWO\n three\n";
const changeB = "diff --git a/src/b.js b/src/b.js\n--- a/src/b.js\n+++ b/src/b.js\n@@ -1 +1 @@\n-bee\r\n+BEE\r\n";
const added =
  "diff --git a/src/new/c.js b/src/new/c.js\nnew file mode 100644\n--- /dev/null\n+++ b/src/new/c.js\n@@ -0,0 +1 @@\n+fresh\n\\ No newline at end of file\n";
const deleted =
  "diff --git a/src/b.js b/src/b.js\ndeleted file mode 100644\n--- a/src/b.js\n+++ /dev/null\n@@ -1 +0,0 @@\n-bee\r\n";

test("changes, additions and deletions are applied exactly", async () => {
  expect(touchedFiles(change + added + deleted)).toEqual({ ok: true, files: ["src/a.js", "src/b.js", "src/new/c.js"] });
  expect(await applyPatch(tree, change + added + deleted)).toEqual({ ok: true });
  expect(read("src/a.js")).toBe("one\n++ TWO\nthree\n");
  expect(read("src/new/c.js")).toBe("fresh");
  expect(existsSync(path.join(tree, "src/b.js"))).toBe(false);
});

test("line endings are kept byte for byte", async () => {
  expect(await applyPatch(tree, changeB)).toEqual({ ok: true });
  expect(read("src/b.js")).toBe("BEE\r\n");
});

test("an empty patch changes nothing and is fine", async () => {
  expect(await applyPatch(tree, "\n")).toEqual({ ok: true });
});

test("with a list of files the rest of the patch is left out", async () => {
  expect(await applyPatch(tree, change + changeB, ["src/b.js"])).toEqual({ ok: true });
  expect([read("src/a.js"), read("src/b.js")]).toEqual(["one\n-- two\nthree\n", "BEE\r\n"]);
});

test("a patch that does not fit is refused whole", async () => {
  const result = await applyPatch(tree, changeB + change.replace(" three", " four"));
  expect(result).toMatchObject({ ok: false, reason: expect.stringContaining("src/a.js") });
  expect(read("src/b.js")).toBe("bee\r\n");
});

test("a tree inside another repository is patched all the same", async () => {
  execFileSync("git", ["init", "-q", folder]);
  expect(await applyPatch(tree, change)).toEqual({ ok: true });
  expect(read("src/a.js")).toContain("TWO");
});

const onto = (name: string) => added.replaceAll("src/new/c.js", name);
test.each([
  ["leaves the tree", onto("../outside.js"), "leaves the tree", true],
  ["leaves the tree in the middle", onto("src/../../outside.js"), "leaves the tree", true],
  ["is absolute", onto("/etc/outside.js"), "absolute", true],
  ["enters a git folder", onto("src/.git/hooks/post-checkout"), "git folder", true],
  ["makes a link", added.replace("100644", "120000"), "symbolic link", true],
  ["makes a submodule", added.replace("100644", "160000"), "submodule", false],
  [
    "is binary",
    "diff --git a/x.bin b/x.bin\nnew file mode 100644\nindex 000..111\nGIT binary patch\nliteral 3\nKcmZQz\n\n",
    "binary",
    false,
  ],
  [
    "differs in a binary file",
    "diff --git a/x.bin b/x.bin\nnew file mode 100644\nBinary files /dev/null and b/x.bin differ\n",
    "binary",
    false,
  ],
  ["has no prefixes", "--- src/a.js\n+++ src/a.js\n@@ -1 +1 @@\n-one\n+two\n", "prefixes", false],
  ["is no patch", "please make it faster\n", "unified diff", false],
])("a patch that %s is refused before anything is written", async (_, patch, reason, escapes) => {
  expect(touchedFiles(patch)).toMatchObject({ ok: false, reason: expect.stringContaining(reason), escapes });
  expect(await applyPatch(tree, change + patch)).toMatchObject({ ok: _ === "is no patch" });
  expect(readdirSync(folder)).toEqual(["work"]);
  if (_ !== "is no patch") expect(read("src/a.js")).toContain("two");
});

test("a rename into the open counts both names", () => {
  const rename = "diff --git a/src/a.js b/../a.js\nsimilarity index 100%\nrename from src/a.js\nrename to ../a.js\n";
  expect(touchedFiles(rename)).toMatchObject({ ok: false, escapes: true });
  expect(touchedFiles(rename.replaceAll("../a.js", "lib/a.js"))).toEqual({ ok: true, files: ["lib/a.js", "src/a.js"] });
});

test("a file behind a link of the tree is not written through it", async () => {
  mkdirSync(path.join(folder, "host"));
  symlinkSync("../host", path.join(tree, "linked"));
  const result = await applyPatch(tree, added.replaceAll("src/new/c.js", "linked/c.js"));
  expect(result).toMatchObject({ ok: false, reason: expect.stringContaining("symbolic link") });
  expect(readdirSync(path.join(folder, "host"))).toEqual([]);
});

test("quoted names are read as git writes them", () => {
  const named = String.raw`"b/src/\303\251 \"t\".js"`;
  const patch = `diff --git "a/x" "b/x"\nnew file mode 100644\n--- /dev/null\n+++ ${named}\n@@ -0,0 +1 @@\n+x\n`;
  expect(touchedFiles(patch)).toEqual({ ok: true, files: ['src/é "t".js'] });
});
