import type { Availability, ProbeHost } from "./profiler";

const SECONDS = 20;

/** A probe that is content when a program tells its version. `name` is what people know the program by. */
export async function probeVersion(host: ProbeHost, argv: readonly string[], name: string): Promise<Availability> {
  const { exitCode, stdout, stderr } = await host.run(argv, SECONDS);
  if (exitCode === 127) return { ok: false, why: `${name} is not installed where commands run.` };
  const version = /\d+(?:\.\d+)+\S*/.exec(`${stdout}\n${stderr}`)?.[0];
  if (exitCode === 0 && version !== undefined) return { ok: true, version };
  return {
    ok: false,
    why: `${name} does not start: ${stderr.trim() === "" ? `exit code ${exitCode}` : reasonIn(stderr)}.`,
  };
}

/** Where a probe's recording goes: a file of this name in the folder it runs in, which is printed. */
export const PROBE_FILE = "recorded";
const RECORD_AND_PRINT = `d=$(mktemp -d) && cd "$d" || exit 1; "$@" >&2; cat ${PROBE_FILE}; cd /; rm -rf "$d"`;

/**
 * A probe that has a program record for a moment: that one is installed says little of what the kernel, the sandbox or
 * another program's version let it see.
 *
 * @param recording writes what it records to PROBE_FILE; it has, when that matches `seen`
 */
export async function probeRecording(
  host: ProbeHost,
  name: string,
  version: readonly string[],
  recording: readonly string[],
  seen: RegExp,
): Promise<Availability> {
  const found = await probeVersion(host, version, name);
  if (!found.ok) return found;
  const { stdout, stderr } = await host.run(["sh", "-c", RECORD_AND_PRINT, "probe", ...recording], SECONDS);
  if (seen.test(stdout)) return found;
  return { ok: false, why: `${name} ${found.version} records nothing here: ${reasonIn(stderr)}.` };
}

const SILENT = "it gave no reason";
/** How the sentence about a program ends that recorded nothing of what was looked for, and complained of nothing. */
export const NO_REASON = `: ${SILENT}.`;

/** What a program complained of, without its final full stop: the first line that sounds like it, or the last one. */
function reasonIn(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  const said = lines.filter((line) => line !== "" && !line.startsWith("cat:"));
  const reason = said.find((line) => /error|warning|invalid|denied|cannot|unable|not /i.test(line)) ?? said.at(-1);
  return reason?.replace(/\.$/, "").slice(0, 200) ?? SILENT;
}
