import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { flat } from "@/lib/profile/flat";
import { frameAt } from "@/lib/profile/profile";
import { readProfileFile } from "./read-profile-file";

const SLOW = { timeout: 60_000 };
const run = promisify(execFile);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "wick-maps-"));
  await mkdir(path.join(folder, "src"));
  await writeFile(path.join(folder, "src/hot.ts"), HOT);
  await writeFile(path.join(folder, "src/main.ts"), MAIN);
});
afterAll(() => rm(folder, { recursive: true }));

const HOT = `// Types and comments are gone from what runs, so that its lines are others.
export interface Mixer {
  seed: number;
}

export function mix({ seed }: Mixer, rounds: number): number {
  let state = seed;
  for (let i = 0; i < rounds; i++)
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + i;
  return state;
}
`;
const MAIN = `import { mix } from "./hot";
const end = Date.now() + 400;
let sum = 0;
while (Date.now() < end) sum += mix({ seed: sum }, 100_000);
console.log(sum);
`;

/** Compiles the program and profiles it for real; returns the profile's path. */
async function recorded(name: string, sourcemap: "inline" | "linked"): Promise<string> {
  const outfile = path.join(folder, "dist", name, "main.js");
  await build({
    entryPoints: [path.join(folder, "src/main.ts")],
    ...{ outfile, bundle: true, platform: "node", sourcemap },
  });
  const profiles = path.join(folder, "profiles", name);
  await run(process.execPath, ["--cpu-prof", "--cpu-prof-dir", profiles, outfile]);
  const [profile] = await readdir(profiles);
  return path.join(profiles, profile!);
}

test.each(["inline", "linked"] as const)(
  "a program compiled with a map that is %s is read at its sources",
  SLOW,
  async (how) => {
    const profile = await readProfileFile(await recorded(how, how), null);
    const mix = flat(profile).find(({ frame }) => frameAt(profile, frame).name === "mix");
    const { file, line } = frameAt(profile, mix!.frame);
    expect([file, line]).toEqual([path.join(folder, "src/hot.ts"), 6]);
    expect(mix!.selfShare).toBeGreaterThan(0.5);
    const lines = Array.from(profile.lines.line).filter((_, i) => profile.lines.frame[i] === mix!.frame);
    expect(lines).toContain(9);
    expect(lines.every((at) => at >= 6 && at <= 11)).toBe(true);
  },
);

test("of a profile from elsewhere the scripts are found in the folder of sources", SLOW, async () => {
  const profile = await recorded("moved", "linked");
  const there = path.join(folder, "checkout");
  await mkdir(there);
  await rename(path.join(folder, "dist"), path.join(there, "dist"));
  const evidence = (...more: string[]) =>
    run(process.execPath, [
      ...["--import", "tsx", "workers/cli.ts", "profile", "evidence", profile],
      ...["--representation", "top-k", "--granularity", "line", "--tokens", "600", ...more],
    ]);
  const [without, within] = await Promise.all([evidence(), evidence("--source", there)]);
  expect(without.stdout).toMatch(/ mix \(main\.js:\d+/);
  expect(within.stdout).toMatch(/^self \d+% total \d+% \d+ms mix \(src\/hot\.ts:6; :9 \d+%[^)]*\)$/m);
});
