import { chmod, copyFile, mkdir, readdir, readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Profile, ProfileKind } from "@/lib/profile/profile";
import { ProfileUnavailable } from "@/lib/profile/profile-unavailable";
import type { Language, Profiler } from "@/lib/profile/profilers/profiler";
import { PROFILERS } from "@/lib/profile/profilers/profilers";
import { type PerturbationPair, perturbationOf } from "@/lib/protocol/perturbation";
import { runContained } from "@/lib/sandbox/run-contained";
import { withScratchFolder } from "@/lib/sandbox/scratch-folder";
import { seenAs } from "@/lib/sandbox/seen-as";
import { findProfilers } from "./find-profilers";
import { watchHostLoad } from "./measure/host-load";

/**
 * What each profiler that works here adds to the CPU time of a program, in pairs of a profiled and an unprofiled run whose
 * order alternates; CPU time, because other work on the host does not add to it. Start-up and the writing of the profile are
 * outside of what the program times. How much it is depends on the program: this one calls, allocates and collects.
 * On a busy host the fastest runs of both sides tell more than the pairs.
 */

const PAIRS = 15;
const SECONDS = 60;
const PROGRAMS: Record<Language, { file: string; argv: string[] }> = {
  javascript: { file: "lib/profile/fixtures/programs/node/steady.mjs", argv: ["node", "work/steady.mjs"] },
  python: { file: "lib/profile/fixtures/programs/python/steady.py", argv: ["python3", "work/steady.py"] },
};

console.log(
  `perturbation by profilers, ${PAIRS} pairs each, on ${os.cpus()[0]?.model.trim()}, ${os.cpus().length} cores, load average ${os.loadavg()[0]?.toFixed(1)}`,
);
let failed = false;
for (const { id, kind, language, availability } of await findProfilers()) {
  const profiler = PROFILERS.find((each) => each.id === id)!;
  const found = availability.ok ? await measure(profiler, kind, language) : `not here: ${availability.why}`;
  console.log(`  ${`${id}, ${kind}, ${language}`.padEnd(38)} ${found}`);
}
process.exit(failed ? 1 : 0);

async function measure(profiler: Profiler, kind: ProfileKind, language: Language): Promise<string> {
  const watch = watchHostLoad();
  const pairs: PerturbationPair[] = [];
  let last: Profile | null = null;
  try {
    for (let i = 0; i < PAIRS; i++) {
      const first = i % 2 === 0 ? await run(language, { profiler, kind }) : null;
      const plain = await run(language, null);
      const profiled = first ?? (await run(language, { profiler, kind }));
      pairs.push({ profiled: profiled.microseconds, plain: plain.microseconds });
      last = profiled.profile;
    }
  } catch (error) {
    if (!(error instanceof ProfileUnavailable)) throw error;
    failed = true;
    return `no profile: ${error.message}`;
  }
  const { share, lowest, highest } = perturbationOf(pairs, watch(0).overloaded)!;
  const percent = (value: number) => `${value < 0 ? "−" : "+"}${(100 * Math.abs(value)).toFixed(1)} %`;
  const least = (side: keyof PerturbationPair) => Math.min(...pairs.map((pair) => pair[side]));
  const fastest = `fastest ${(least("profiled") / least("plain")).toFixed(2)}×`;
  return `${percent(share)} [${percent(lowest)}, ${percent(highest)}]  ${fastest}  ${last ? rateOf(last) : ""}`;
}

function rateOf({ meta }: Profile): string {
  const amount = (value: number | null) =>
    value === null
      ? "every one"
      : meta.unit === "bytes"
        ? `${(value / 1024).toFixed(1)} KiB`
        : `${(value / 1000).toFixed(2)} ms`;
  if (meta.unit === "count") return `${meta.total} calls`;
  return `${meta.samples} samples, asked one per ${amount(meta.interval)}, got one per ${amount(meta.realInterval)}`;
}

/** One run of a language's program in a box of its own: the CPU time it says it took, and its profile. */
function run(language: Language, by: { profiler: Profiler; kind: ProfileKind } | null) {
  return withScratchFolder("bench", async (scratch) => {
    const box = path.join(scratch, "box");
    const { file, argv } = PROGRAMS[language];
    for (const folder of ["work", "profile", "profiler"]) await mkdir(path.join(box, folder), { recursive: true });
    await chmod(box, 0o755);
    await copyFile(file, path.join(box, "work", path.basename(file)));
    if (by === null) return { microseconds: await timedRun(box, argv), profile: null };
    return profiledRun(box, argv, by.profiler, by.kind);
  });
}

async function profiledRun(box: string, argv: readonly string[], profiler: Profiler, kind: ProfileKind) {
  const inside = await seenAs(box);
  const { interval } = profiler;
  for (const each of profiler.files()) await copyFile(each, path.join(box, "profiler", path.basename(each)));
  const places = { artifactDir: path.join(inside, "profile"), supportDir: path.join(inside, "profiler") };
  const wrapped = profiler.wrap(argv, { kind, interval, seconds: SECONDS, ...places });
  const microseconds = await timedRun(box, wrapped.argv);
  const artifact = (await readdir(path.join(box, "profile"))).find((name) => name.endsWith(wrapped.artifactEnd));
  if (artifact === undefined) throw new ProfileUnavailable("no-artifact", "the profiler left no profile");
  const bytes = await readFile(path.join(box, "profile", artifact));
  const roots = [
    { prefix: `${inside}/work/`, label: "", origin: "user" },
    { prefix: `${inside}/profiler/`, label: "", origin: "harness" },
  ] as const;
  return { microseconds, profile: profiler.parse(bytes, { kind, command: "steady", interval, roots }) };
}

async function timedRun(box: string, argv: readonly string[]): Promise<number> {
  const limits = { wallSeconds: 2 * SECONDS, outputBytes: 1 << 20, memoryMegabytes: 2048 };
  const setting = { box, cwd: ".", writable: ["profile"], environment: {}, stdin: "", core: null };
  const done = await runContained({ argv, ...setting, limits }, new AbortController().signal);
  const microseconds = Number(/^(\d+) \d+$/m.exec(done.stdout)?.[1]);
  if (microseconds > 0) return microseconds;
  throw new Error(`${argv.join(" ")} did not say what it took: ${done.stderr.slice(0, 300)}`);
}
