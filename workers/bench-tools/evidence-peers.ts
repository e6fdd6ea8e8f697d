import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { FORMATS } from "@/lib/profile/formats/formats";
import type { Profile } from "@/lib/profile/profile";
import { runHostTool } from "@/lib/sandbox/run-host-tool";
import { withScratchFolder } from "@/lib/sandbox/scratch-folder";

/** Another program that makes text of a profile for people or agents. */
export interface Peer {
  id: string;
  title: string;
  text(profile: Profile): Promise<string>;
}

export interface Peers {
  peers: Peer[];
  /** Programs that cannot be run here, with the reason. */
  skipped: { title: string; why: string }[];
}

const require = createRequire(import.meta.url);

/** Programs beside which Wick's evidence is held: development dependencies that are installed, and pprof where Go is. */
export async function evidencePeers(): Promise<Peers> {
  const found = [await pprofToMd("summary"), await pprofToMd("adaptive"), flamebearer(), await pprofTop()];
  return {
    peers: found.flatMap((one) => ("id" in one ? [one] : [])),
    skipped: found.flatMap((one) => ("why" in one ? [one] : [])),
  };
}

type Found = Peer | { title: string; why: string };

const Converter = z.object({
  convert: z.custom<(profile: Buffer, options: object) => string>((value) => typeof value === "function"),
});

/** platformatic's pprof-to-md, of the same profile written as pprof. */
async function pprofToMd(format: "summary" | "adaptive"): Promise<Found> {
  const title = `pprof-to-md ${format}`;
  const write = writerOf("pprof");
  if (write === null) return { title, why: "this Wick writes no pprof" };
  const place = placeOf("pprof-to-md");
  if (place === null) return { title, why: NOT_INSTALLED };
  const { convert } = Converter.parse(await import(pathToFileURL(require.resolve("pprof-to-md")).href));
  return { id: title.replace(" ", "-"), title, text: async (profile) => convert(write(profile), { format }) };
}

/** flamebearer's command line, of the same profile written as .cpuprofile. */
function flamebearer(): Found {
  const title = "flamebearer";
  const write = writerOf("cpuprofile");
  if (write === null) return { title, why: "this Wick writes no .cpuprofile" };
  const place = placeOf("flamebearer");
  if (place === null) return { title, why: NOT_INSTALLED };
  return {
    id: title,
    title,
    text: (profile) =>
      withScratchFolder("peer", async (scratch) => {
        const file = path.join(scratch, "profile.cpuprofile");
        await writeFile(file, write(profile));
        return printedBy(path.join(place, "bin/flamebearer"), [file]);
      }),
  };
}

/** The list of functions that pprof itself prints, of the same profile written as pprof. */
async function pprofTop(): Promise<Found> {
  const title = "pprof -top";
  const write = writerOf("pprof");
  if (write === null) return { title, why: "this Wick writes no pprof" };
  if ((await runHostTool("go", ["tool", "-n", "pprof"])) === null)
    return { title, why: "it needs the Go toolchain, which is not installed" };
  return {
    id: "pprof-top",
    title,
    text: (profile) =>
      withScratchFolder("peer", async (scratch) => {
        const file = path.join(scratch, "profile.pb.gz");
        await writeFile(file, write(profile));
        const printed = await runHostTool("go", ["tool", "pprof", "-symbolize=none", "-top", file]);
        if (printed === null) throw new Error("pprof cannot read a profile that Wick wrote");
        return printed.replace(COMMENTS, "$1");
      }),
  };
}

/** pprof prints a file's comments in its head; they are Wick's own, and cost tokens that other profiles do not. */
const COMMENTS = /^(File: .*\n)[\s\S]*?(?=^Type: )/m;

const NOT_INSTALLED = "not installed";

const writerOf = (id: string) => FORMATS.find((format) => format.id === id)?.write ?? null;

/** The folder of an installed package, null where it is not installed. */
function placeOf(name: string): string | null {
  try {
    return path.dirname(require.resolve(`${name}/package.json`));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND") return null;
    throw error;
  }
}

/** Node 20 lacks what flamebearer 2.1 groups with. */
const START = `
Map.groupBy ??= (items, keyOf) => {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
};
const { readFileSync } = require("node:fs");
const { pathToFileURL } = require("node:url");
const { workerData } = require("node:worker_threads");
process.argv = [process.argv[0], workerData.program, ...workerData.args];
import(pathToFileURL(workerData.program).href);
`;

/** What a Node program prints, run in a thread of its own. @throws Error with what it printed when it failed */
function printedBy(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(START, { eval: true, workerData: { program, args }, stdout: true, stderr: true });
    const printed: Buffer[] = [];
    thread.stdout.on("data", (chunk: Buffer) => printed.push(chunk));
    thread.on("error", reject);
    thread.on("exit", (code) => {
      const text = Buffer.concat(printed).toString();
      if (code === 0) resolve(text);
      else reject(new Error(`${path.basename(program)} ended with ${code}: ${text.slice(0, 200)}`));
    });
  });
}
