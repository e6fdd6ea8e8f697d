import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Fault } from "@/lib/protocol/fault";
import { applyPatch } from "./apply-patch";
import { type LocalSandbox, openLocalSandbox } from "./local-sandbox";

const limits = { wallSeconds: 20, outputBytes: 100_000, memoryMegabytes: 512 };
const never = new AbortController().signal;

let folder: string;
let work: string;
let sandbox: LocalSandbox;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "wick-local-"));
  work = path.join(folder, "box/work");
  mkdirSync(path.join(work, "src"), { recursive: true });
  mkdirSync(path.join(folder, "box/judge"));
  writeFileSync(path.join(work, "src/a.js"), "exports.a = 1;\n");
  writeFileSync(path.join(work, ".gitignore"), "dist\n");
  writeFileSync(path.join(work, ".gitattributes"), "* text=auto eol=crlf\n");
  sandbox = await openLocalSandbox(path.join(folder, "box"), path.join(folder, "steps.git"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a step records what a command changed, ignored files and line endings included", async () => {
  await sandbox.shell("mkdir dist; printf 'x\\r\\ny\\n' > dist/out.js; echo '// more' >> src/a.js", limits, never);
  const step = await sandbox.commitStep("exec");
  expect(step?.files).toEqual([
    { path: "dist/out.js", added: 2, deleted: 0 },
    { path: "src/a.js", added: 1, deleted: 0 },
  ]);
  expect(step?.diff).toContain("+x\r\n+y\n");
  expect(step?.tree).toBe(sandbox.tree);
  expect(await sandbox.commitStep("nothing")).toBeNull();
});

test("any step's tree can be rebuilt, and the cumulative diff leads to it from the snapshot", async () => {
  const snapshot = path.join(folder, "snapshot");
  cpSync(work, snapshot, { recursive: true });
  await sandbox.write("src/new/b.js", "b\n");
  const first = await sandbox.commitStep("one");
  await sandbox.write("src/a.js", "exports.a = 2;\n");
  await sandbox.remove(".gitignore");
  const second = await sandbox.commitStep("two");
  expect(await sandbox.filesAt(first!.tree)).toEqual([".gitattributes", ".gitignore", "src/a.js", "src/new/b.js"]);
  expect(await sandbox.fileAt(first!.tree, "src/a.js")).toBe("exports.a = 1;\n");
  expect(await sandbox.diffBetween(first!.tree, second!.tree)).toBe(second!.diff);
  expect(second!.diff).not.toContain("src/new/b.js");
  expect(await applyPatch(snapshot, second!.cumulative)).toEqual({ ok: true });
  expect(execFileSync("diff", ["-r", snapshot, work]).toString()).toBe("");
});

test("the patch holds changes that no step had committed yet", async () => {
  await sandbox.write("src/a.js", "exports.a = 3;\n");
  expect(await sandbox.patch()).toContain("+exports.a = 3;");
});

test("commands may write what tools wrote, and tools what commands wrote", async () => {
  await sandbox.write("src/deep/er/b.js", "b\n");
  const result = await sandbox.shell(
    "echo c >> src/deep/er/b.js && echo d > src/deep/d.js && cat src/deep/er/b.js",
    limits,
    never,
  );
  expect(result).toMatchObject({ stdout: "b\nc\n", exitCode: 0 });
  await sandbox.write("src/deep/d.js", "e\n");
  expect(await sandbox.read("src/deep/d.js")).toBe("e\n");
  expect(await sandbox.list()).toContain("src/deep/er/b.js");
});

test("a repository that a command makes inside the tree hides nothing", async () => {
  await sandbox.shell(
    "mkdir -p sub && cd sub && git init -q . 2>/dev/null || mkdir -p .git; echo x > x.js; cd ..; mkdir .git; echo evil > .git/config",
    limits,
    never,
  );
  const step = await sandbox.commitStep("nested");
  expect(step?.files.map((file) => file.path)).toEqual(["sub/x.js"]);
  expect(existsSync(path.join(work, ".git"))).toBe(false);
});

test("pipes, sockets and unreadable files do not stop a step", async () => {
  await sandbox.shell("mkfifo pipe; echo s > src/s.js; chmod 000 src/s.js; mkdir -m 000 locked", limits, never);
  expect((await sandbox.commitStep("odd"))?.files).toEqual([{ path: "src/s.js", added: 1, deleted: 0 }]);
});

test.each(["../box/judge/x", "/etc/passwd", "src/../../judge/x", "", "a\0b", ".git/config", "src/.GIT/x"])(
  "%j is no path of the tree",
  async (named) => {
    for (const action of [sandbox.read(named), sandbox.write(named, "x"), sandbox.remove(named)])
      await expect(action).rejects.toThrow(RangeError);
  },
);

test("a link that leads out of the tree is followed neither for reading nor for writing", async () => {
  writeFileSync(path.join(folder, "secret"), "secret");
  symlinkSync(path.join(folder, "secret"), path.join(work, "file"));
  symlinkSync(folder, path.join(work, "dir"));
  symlinkSync(path.join(folder, "not-yet"), path.join(work, "dangling"));
  for (const named of ["file", "dir/secret", "dangling"]) {
    await expect(sandbox.read(named)).rejects.toThrow(RangeError);
    await expect(sandbox.write(named, "changed")).rejects.toThrow(RangeError);
  }
  await expect(sandbox.write("dir/new", "x")).rejects.toThrow(/out of the tree/);
  expect(readFileSync(path.join(folder, "secret"), "utf8")).toBe("secret");
  expect(existsSync(path.join(folder, "not-yet"))).toBe(false);
});

test("a pipe or a binary file is refused in words, not read", async () => {
  await sandbox.shell("mkfifo pipe; printf 'a\\0b' > binary", limits, never);
  await expect(sandbox.read("pipe")).rejects.toThrow("not a file");
  await expect(sandbox.read("binary")).rejects.toThrow("not a text file");
  await expect(sandbox.write("pipe", "x")).rejects.toThrow("not a file that can be written");
});

test("an absolute path as the sandbox shows it names the same file", async () => {
  expect(await sandbox.read("/box/work/src/a.js")).toBe("exports.a = 1;\n");
});

test.runIf(process.getuid?.() === 0)("a full disk is one clear sentence in a fault of the sandbox", async () => {
  const disk = path.join(folder, "disk");
  mkdirSync(disk);
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", disk]);
  try {
    cpSync(path.join(folder, "box"), path.join(disk, "box"), { recursive: true });
    const small = await openLocalSandbox(path.join(disk, "box"), path.join(disk, "steps.git"));
    const fault = await small.write("src/big.js", "x".repeat(2_000_000)).catch((error: Fault) => error.record);
    expect(fault).toEqual({
      place: "sandbox",
      message:
        "a file of the work tree could not be written: the disk is full; nothing of this attempt counts, free some space and retry",
      retriable: true,
    });
    await expect(small.commitStep("full")).rejects.toThrow("the disk is full");
  } finally {
    execFileSync("umount", ["-l", disk]);
  }
});
