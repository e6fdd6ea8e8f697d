import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { flat } from "@/lib/profile/flat";
import { frameAt } from "@/lib/profile/profile";
import { readProfile } from "@/lib/profile/read-profile";
import { BadUsage } from "./answer";
import { commands } from "./commands";

const SLOW = { timeout: 90_000 };
const V8 = path.resolve("lib/profile/fixtures/before.cpuprofile");
const GO_HEAP = path.resolve("lib/profile/fixtures/formats/pprof/go-heap.pb.gz");

const launchedFrom = process.env.INIT_CWD;
let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "wick-convert-"));
  process.env.INIT_CWD = folder;
});
afterAll(() => {
  if (launchedFrom === undefined) delete process.env.INIT_CWD;
  else process.env.INIT_CWD = launchedFrom;
  fs.rmSync(folder, { recursive: true });
});

const inFolder = (name: string): Buffer => fs.readFileSync(path.join(folder, name));

/** The real command, standing in the test's folder, as `scripts/wick.mjs` starts it. */
async function convert(
  args: readonly string[],
  input?: Uint8Array,
): Promise<{ code: number; out: Buffer; err: string }> {
  const argv = ["--import", "tsx", "workers/cli.ts", "profile", "convert", ...args];
  const child = spawn(process.execPath, argv, { env: { ...process.env, INIT_CWD: folder } });
  const out: Buffer[] = [];
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk) => (err += chunk));
  child.stdin.end(input);
  const code = await new Promise<number>((resolve) => child.once("close", (code) => resolve(code ?? -1)));
  return { code, out: Buffer.concat(out), err };
}

/** The same command in this process, which starts faster. */
const run = (...words: string[]) => commands().parseAsync(["profile", "convert", ...words], { from: "user" });

/** The sentence a command line is refused with as bad usage. */
async function refusal(...words: string[]): Promise<string> {
  const refused = await run(...words).catch((error: unknown) => error);
  if (refused instanceof BadUsage) return refused.message;
  throw refused instanceof Error ? refused : new Error(`${words.join(" ")} was not refused`);
}

async function largest(bytes: Uint8Array): Promise<[string, number]> {
  const profile = await readProfile(bytes, { command: "", interval: null, roots: [] });
  const [first] = flat(profile);
  return [frameAt(profile, first!.frame).name, Math.round(first!.self)];
}

test("standard input becomes standard output, gzipped or not, and what is lost is said beside it", SLOW, async () => {
  const { code, out, err } = await convert(["-", "--to", "folded"], gzipSync(fs.readFileSync(V8)));
  expect(code).toBe(0);
  expect(out.toString()).toMatch(/^# wick-folded kind=cpu samples=708 unit=microseconds\n/);
  expect(err).toBe("Folded stacks: left out are the times of samples, the weights of single lines.\n");
  const back = await convert(["-", "--to", "pprof"], out);
  expect([...gunzipSync(back.out).subarray(0, 1)]).toEqual([0x0a]);
  expect(await largest(back.out)).toEqual(await largest(fs.readFileSync(V8)));
});

test("the command answers in JSON, and with its exit code", SLOW, async () => {
  const done = await convert([V8, "--to", "speedscope", "-o", "out.json", "--json"]);
  expect(done.code).toBe(0);
  const told = { file: "out.json", format: "speedscope", bytes: inFolder("out.json").length, samples: 708 };
  expect(JSON.parse(done.out.toString())).toMatchObject(told);
  fs.writeFileSync(path.join(folder, "broken.json"), '{"nodes":[{"callFrame":');
  const broken = await convert(["broken.json", "--to", "pprof", "-o", "x", "--json"]);
  expect(broken.code).toBe(2);
  expect(JSON.parse(broken.out.toString()).error).toMatch(
    /^broken\.json cannot be used: This \.cpuprofile cannot be read: .*byte/,
  );
});

test.each(["pprof", "speedscope", "folded", "cpuprofile"])(
  "a profile goes into %s and says the same there",
  async (format) => {
    await run(V8, "--to", format, "-o", `out.${format}`);
    expect(await largest(inFolder(`out.${format}`))).toEqual(await largest(fs.readFileSync(V8)));
    await run(`out.${format}`, "--to", "folded", "-o", `again.${format}`);
    expect(await largest(inFolder(`again.${format}`))).toEqual(await largest(fs.readFileSync(V8)));
    expect(fs.readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  },
);

test("source maps are looked for in the folder that is named, first", async () => {
  const tree = path.join(folder, "tree", "dist");
  fs.mkdirSync(tree, { recursive: true });
  for (const name of ["bundle.js", "bundle.js.map"])
    fs.copyFileSync(path.join(path.dirname(V8), name), path.join(tree, name));
  const bundle = path.join(path.dirname(V8), "bundle.cpuprofile");
  await run(bundle, "--to", "folded", "-o", "generated.folded");
  expect(inFolder("generated.folded").toString()).toContain("bundle.js:");
  await run(bundle, "--to", "folded", "-o", "mapped.folded", "--source", "tree");
  expect(inFolder("mapped.folded").toString()).toMatch(/index\.ts:\d/);
  expect(await refusal(bundle, "--to", "folded", "-o", "x", "--source", "nowhere")).toBe(
    "nowhere cannot be read: there is nothing of that name.",
  );
});

test("a file is not replaced unless that is wished", async () => {
  fs.writeFileSync(path.join(folder, "there.txt"), "mine");
  expect(await refusal(V8, "--to", "folded", "-o", "there.txt")).toMatch(/^there\.txt exists: nothing was written\./);
  expect(inFolder("there.txt").toString()).toBe("mine");
  await run(V8, "--to", "folded", "-o", "there.txt", "--force");
  expect(inFolder("there.txt").toString()).toContain("wick-folded");
  expect(await refusal(V8, "--to", "folded", "-o", ".")).toBe(". cannot be written: it is a folder.");
  expect(await refusal(V8, "--to", "folded", "-o", "no/such/x")).toMatch(
    /^no\/such\/x cannot be written: there is nothing/,
  );
});

test("a profile of bytes is not passed off as times, and the sentence says what can hold it", async () => {
  expect(await refusal(GO_HEAP, "--to", "cpuprofile", "-o", "heap.cpuprofile")).toMatch(
    /are bytes\. These formats can hold it: speedscope, pprof, folded\.$/,
  );
  expect(fs.existsSync(path.join(folder, "heap.cpuprofile"))).toBe(false);
});

test("what is wrong with the command line or the file is one sentence", async () => {
  expect(await refusal(V8, "--to", "austin")).toMatch(/^austin is read, but not written\. These can be written: /);
  expect(await refusal(V8, "--to", "svg")).toMatch(/^svg is no format\. These can be written: /);
  expect(await refusal(V8, "--to", "pprof", "--json")).toMatch(/^--json answers on standard output/);
  expect(await refusal("nowhere", "--to", "pprof", "-o", "x")).toBe(
    "nowhere cannot be read: there is nothing of that name.",
  );
  fs.writeFileSync(path.join(folder, "page.html"), "<html>");
  expect(await refusal("page.html", "--to", "pprof", "-o", "x")).toMatch(
    /^page\.html cannot be used: The file begins "<html>"/,
  );
});
