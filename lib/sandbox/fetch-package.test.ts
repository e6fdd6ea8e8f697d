import { readFileSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Fault } from "@/lib/protocol/fault";
import { fetchPackage } from "./fetch-package";

const toposort = {
  name: "toposort",
  version: "1.0.7",
  integrity: pinnedIn("toposort-maps"),
};
let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(path.join(os.tmpdir(), "wick-test-"));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(cache, { recursive: true, force: true });
});

test("with a cold cache and no network the error names the package and what to do", async () => {
  vi.stubEnv("npm_config_registry", "http://127.0.0.1:9");
  vi.stubEnv("npm_config_fetch_retries", "0");
  expect(String(await failure(toposort))).toContain(
    "toposort@1.0.7: not in the package cache and the npm registry cannot be reached",
  );
});

const failure = async (pinned: typeof toposort) => fetchPackage(pinned, cache).catch((error: unknown) => error);

test("a package is unpacked once and found on disk afterwards, also without a network", async () => {
  const folder = await fetchPackage(toposort, cache);
  expect(JSON.parse(await readFile(path.join(folder, "package.json"), "utf8")).version).toBe("1.0.7");
  vi.stubEnv("npm_config_registry", "http://127.0.0.1:9");
  expect(await fetchPackage(toposort, cache)).toBe(folder);
});

test("a tarball that is not what was pinned is refused by name, and nothing of it stays", async () => {
  const error = await failure({ ...toposort, integrity: `sha512-${"A".repeat(86)}==` });
  expect(error).toBeInstanceOf(Fault);
  expect(String(error)).toMatch(/toposort@1\.0\.7: the registry's tarball is not the one pinned/);
  expect((error as Fault).record).toMatchObject({ place: "snapshot", retriable: false });
  expect(await readdir(path.join(cache, "packages"))).toEqual([]);
});

test("a version the registry does not have is named", async () => {
  const error = await failure({ ...toposort, version: "99.0.0" });
  expect(String(error)).toContain("toposort@99.0.0: the npm registry does not have this version");
});

function pinnedIn(task: string): string {
  const file = path.resolve(import.meta.dirname, "../benchmarks/npm-history/tasks", task, "task.json");
  return JSON.parse(readFileSync(file, "utf8")).base.integrity;
}
