import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { loadEnvFile } from "./lib/checkout.mjs";
import { installedPackagesMatch } from "./lib/installed-packages.mjs";
import { fingerprintOf } from "./lib/setup.mjs";

let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "wick-setup-test-"));
  return () => fs.rmSync(folder, { recursive: true });
});

function write(file: string, content: unknown) {
  const place = path.join(folder, file);
  fs.mkdirSync(path.dirname(place), { recursive: true });
  fs.writeFileSync(place, typeof content === "string" ? content : JSON.stringify(content));
}

describe("the fingerprint of a step's inputs", () => {
  const fingerprint = () => fingerprintOf(["lib", "missing.json"], folder);

  test("changes with a file's content, its name, and files that come and go", () => {
    const seen = new Set<string>();
    const note = () => seen.add(fingerprint());
    note();
    write("lib/a.ts", "1");
    note();
    write("lib/a.ts", "2");
    note();
    fs.renameSync(path.join(folder, "lib/a.ts"), path.join(folder, "lib/b.ts"));
    note();
    write("missing.json", "{}");
    note();
    expect(seen.size).toBe(5);
  });

  test("does not change with tests or with what is generated", () => {
    write("lib/a.ts", "1");
    const before = fingerprint();
    write("lib/a.test.ts", "1");
    write("lib/generated/client.ts", "1");
    expect(fingerprint()).toBe(before);
  });
});

describe("installed packages", () => {
  const lock = (packages: Record<string, object>) => write("package-lock.json", { packages: { "": {}, ...packages } });
  const installed = (packages: Record<string, object>) => write("node_modules/.package-lock.json", { packages });
  const next = { "node_modules/next": { version: "16.4.5" } };

  test("match when npm noted the versions of the lock file", () => {
    lock(next);
    installed(next);
    expect(installedPackagesMatch(folder)).toBe(true);
  });

  test("do not match before npm finished, with another version, or with one missing", () => {
    lock(next);
    expect(installedPackagesMatch(folder)).toBe(false);
    installed({ "node_modules/next": { version: "16.4.4" } });
    expect(installedPackagesMatch(folder)).toBe(false);
    installed({});
    expect(installedPackagesMatch(folder)).toBe(false);
  });

  test("match without the packages of other platforms", () => {
    lock({ ...next, "node_modules/@next/swc-win32-x64-msvc": { version: "16.4.5", optional: true } });
    installed(next);
    expect(installedPackagesMatch(folder)).toBe(true);
  });
});

describe("the .env file", () => {
  test("fills in what the shell does not say, and nothing it says, not even empty", () => {
    write(".env", "WICK_TEST_NEW=from-file\nWICK_TEST_SET=from-file\nWICK_TEST_EMPTY=from-file\n");
    process.env.WICK_TEST_SET = "from-shell";
    process.env.WICK_TEST_EMPTY = "";
    expect(loadEnvFile(path.join(folder, ".env"))).toBe(path.join(folder, ".env"));
    const { WICK_TEST_NEW, WICK_TEST_SET, WICK_TEST_EMPTY } = process.env;
    expect([WICK_TEST_NEW, WICK_TEST_SET, WICK_TEST_EMPTY]).toEqual(["from-file", "from-shell", ""]);
    for (const name of ["WICK_TEST_NEW", "WICK_TEST_SET", "WICK_TEST_EMPTY"]) delete process.env[name];
  });

  test("may be absent", () => expect(loadEnvFile(path.join(folder, ".env"))).toBeNull());
});
