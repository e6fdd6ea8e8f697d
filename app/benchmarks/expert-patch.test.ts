import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { GET } from "@/app/api/export/benchmarks/[id]/tasks/[task]/expert-patch/route";
import type { PinnedPackage } from "@/lib/benchmarks/benchmark";
import { npmHistory } from "@/lib/benchmarks/npm-history";

const TASK = "toposort-maps";
const given = process.env.WICK_DATA;
let data: string;

beforeEach(async () => {
  data = await mkdtemp(path.join(os.tmpdir(), "wick-patch-"));
  process.env.WICK_DATA = data;
});
afterEach(async () => {
  if (given === undefined) delete process.env.WICK_DATA;
  else process.env.WICK_DATA = given;
  await rm(data, { recursive: true });
});

const ask = (task: string, accept: string) =>
  GET(new Request("http://localhost/", { headers: { accept } }), {
    params: Promise.resolve({ id: "npm-history", task }),
  });

/** Lays the files an expert changed into the package cache, as a worker does. */
async function cachePackage({ name, version }: PinnedPackage, files: readonly string[], text: string): Promise<void> {
  for (const file of files) {
    const to = path.join(data, "cache", "packages", `${name}@${version}-0123456789ab`, file);
    await mkdir(path.dirname(to), { recursive: true });
    await writeFile(to, text);
  }
}

async function cacheBoth(): Promise<readonly string[]> {
  const { base, expert } = await npmHistory.plan(TASK);
  if (!expert.replace) throw new Error(`${TASK} has no expert patch`);
  await cachePackage(base.package, expert.replace.files, "slow();\n");
  await cachePackage(expert.replace.from, expert.replace.files, "fast();\n");
  return expert.replace.files;
}

test("versions that are not fetched yet are an answer for the page, and no file to download", async () => {
  const page = await ask(TASK, "application/json");
  expect(page.status).toBe(200);
  expect(await page.json()).toEqual({ patch: null, why: expect.stringContaining("package cache") });
  const download = await ask(TASK, "*/*");
  expect(download.status).toBe(404);
  expect(await download.text()).toContain("package cache");
});

test("the page and a download get the same patch", async () => {
  const files = await cacheBoth();
  const download = await ask(TASK, "*/*");
  const patch = await download.text();
  expect(download.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  for (const file of files) expect(patch).toContain(`diff --git a/${file} b/${file}\n`);
  expect(patch).toContain("-slow();\n+fast();\n");
  expect(await (await ask(TASK, "application/json")).json()).toEqual({ patch });
});

test("one version alone is not enough, and a task that is none is refused by name", async () => {
  const { base } = await npmHistory.plan(TASK);
  await cachePackage(base.package, ["index.js"], "slow();\n");
  expect(await (await ask(TASK, "application/json")).json()).toMatchObject({ patch: null });
  const unknown = await ask("nope", "application/json");
  expect(unknown.status).toBe(404);
  expect(await unknown.text()).toContain("nope");
});
