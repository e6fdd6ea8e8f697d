import { chmod, mkdir } from "node:fs/promises";
import path from "node:path";
import type { ProbeHost } from "@/lib/profile/profilers/profiler";
import { PROFILERS } from "@/lib/profile/profilers/profilers";
import type { FoundProfiler } from "@/lib/protocol/worker-record";
import { runContained } from "@/lib/sandbox/run-contained";
import { withScratchFolder } from "@/lib/sandbox/scratch-folder";

const OUTPUT_BYTES = 256 * 1024;
const MEMORY_MEGABYTES = 2048;

/** What every profiler gives where commands of this host run, found by trying each in a box. */
export const findProfilers = (): Promise<FoundProfiler[]> =>
  withScratchFolder("probe", async (scratch) => {
    const host = boxedHost(path.join(scratch, "box"));
    await mkdir(path.join(scratch, "box"));
    await chmod(path.join(scratch, "box"), 0o755);
    return Promise.all(
      PROFILERS.flatMap(({ id, title, languages, kinds, available }) =>
        kinds.flatMap((kind) =>
          languages.map(async (language) => {
            const availability = await available(host, kind, language);
            return { id, title, language, kind, availability };
          }),
        ),
      ),
    );
  });

/** An empty box as probes see it; the same command is run once. */
function boxedHost(box: string): ProbeHost {
  const answers = new Map<string, ReturnType<ProbeHost["run"]>>();
  const run: ProbeHost["run"] = async (argv, seconds) => {
    const limits = { wallSeconds: seconds, outputBytes: OUTPUT_BYTES, memoryMegabytes: MEMORY_MEGABYTES };
    const setting = { box, cwd: ".", writable: [], environment: {}, stdin: "", core: null };
    return runContained({ argv, ...setting, limits }, new AbortController().signal);
  };
  return {
    run: (argv, seconds) => {
      const key = argv.join("\0");
      const known = answers.get(key) ?? run(argv, seconds);
      answers.set(key, known);
      return known;
    },
  };
}
