import { copyFile, mkdir, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { runContained } from "@/lib/sandbox/run-contained";
import { withScratchFolder } from "@/lib/sandbox/scratch-folder";

const COMPILER = path.resolve(import.meta.dirname, "../../node_modules/typescript/lib");
const NEEDED = /^_?tsc\.js$|^typescript\.js$|^lib(\.[\w.]+)?\.d\.ts$/;
const LIMITS = { wallSeconds: 180, outputBytes: 4096, memoryMegabytes: 6144 };

/**
 * A large real profile: Node's own `--cpu-prof` at 1 ms of the TypeScript compiler while it checks a JavaScript file of
 * 9 MB, its own. Some 10 s of deep recursion, some 40 MB.
 *
 * @throws Error when the compiler left none
 */
export const recordCompilerProfile = (signal: AbortSignal): Promise<Buffer> =>
  withScratchFolder("compiler", async (scratch) => {
    const box = path.join(scratch, "box");
    const [program, out] = [path.join(box, "typescript"), path.join(box, "out")];
    await mkdir(program, { recursive: true });
    await mkdir(out);
    for (const name of (await readdir(COMPILER)).filter((each) => NEEDED.test(each)))
      await copyFile(path.join(COMPILER, name), path.join(program, name));
    const argv = ["node", "--stack-size=3900", "--cpu-prof", "--cpu-prof-dir=out", "typescript/tsc.js", ...CHECK];
    const command = { argv, box, cwd: ".", writable: ["out"], environment: {}, stdin: "", limits: LIMITS, core: null };
    const { stderr } = await runContained(command, signal);
    const [profile] = (await readdir(out)).filter((name) => name.endsWith(".cpuprofile"));
    if (profile === undefined) throw new Error(`the compiler left no profile: ${stderr || "no reason given"}`);
    return readFile(path.join(out, profile));
  });

const CHECK = ["--noEmit", "--allowJs", "--checkJs", "typescript/typescript.js"];
