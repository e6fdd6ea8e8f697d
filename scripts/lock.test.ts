import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { beforeEach, describe, expect, test } from "vitest";
import { read, tryLock, withLock } from "./lib/lock.mjs";
import { thisProcess } from "./lib/process-identity.mjs";

const SLOW = 120_000;
const lockModule = pathToFileURL(path.join(import.meta.dirname, "lib/lock.mjs")).href;
let file: string;

beforeEach(() => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "wick-lock-test-"));
  file = path.join(folder, "sub", "lock.json");
  return () => fs.rmSync(folder, { recursive: true });
});

describe("a lock", () => {
  test("has one holder, whose note the others can read, until it lets go", () => {
    const lock = tryLock(file);
    lock.write({ url: "http://127.0.0.1:3000" });
    expect(tryLock(file)).toEqual({ held: false, holder: { ...thisProcess(), url: "http://127.0.0.1:3000" } });
    lock.release();
    expect(tryLock(file).held).toBe(true);
  });

  test("left by a process that ended is free", () => {
    const take = `import(${JSON.stringify(lockModule)}).then((m) => m.tryLock(${JSON.stringify(file)}))`;
    execFileSync(process.execPath, ["-e", take]);
    expect(read(file).pid).not.toBe(process.pid);
    expect(tryLock(file).held).toBe(true);
  });

  test("of a process whose number was given to another is free", () => {
    fs.mkdirSync(path.dirname(file));
    fs.writeFileSync(file, JSON.stringify({ pid: process.pid, born: "another life" }));
    expect(tryLock(file).held).toBe(true);
  });

  test("is let go when the work fails", async () => {
    await expect(withLock(file, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(read(file)).toBeNull();
  });

  test("lets processes in one at a time, also over what a killed one left", { timeout: SLOW }, async () => {
    fs.mkdirSync(path.dirname(file));
    fs.writeFileSync(file, JSON.stringify({ pid: 2 ** 30, born: "gone" }));
    const log = `${file}.log`;
    const work = `
      const fs = await import("node:fs");
      const { withLock } = await import(${JSON.stringify(lockModule)});
      for (let i = 0; i < 5; i++)
        await withLock(${JSON.stringify(file)}, async () => {
          fs.appendFileSync(${JSON.stringify(log)}, "in ");
          await new Promise((go) => setTimeout(go, 5));
          fs.appendFileSync(${JSON.stringify(log)}, "out ");
        });`;
    const children = [1, 2, 3, 4].map(() =>
      spawn(process.execPath, ["--input-type=module", "-e", work], { stdio: "inherit" }),
    );
    const codes = await Promise.all(children.map((child) => new Promise((done) => child.once("exit", done))));
    expect(codes).toEqual([0, 0, 0, 0]);
    expect(fs.readFileSync(log, "utf8")).toBe("in out ".repeat(20));
  });
});
