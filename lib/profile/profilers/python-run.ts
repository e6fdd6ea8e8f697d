import path from "node:path";
import { fileURLToPath } from "node:url";
import { probeVersion } from "./probe-version";
import type { Availability, ProbeHost, WrapOptions, Wrapped } from "./profiler";
import { splitPython } from "./python-command";

const SAMPLER = "python-sampler.py";
/** Writing takes milliseconds; what delays the end of the box is C code that keeps the interpreter's lock. */
const GRACE_SECONDS = 10;
const OLDEST = [3, 8] as const;

/** Absolute host path of the script that runs a Python program and measures it. */
export const samplerFile = (): string => path.join(path.dirname(fileURLToPath(import.meta.url)), SAMPLER);

export async function probePython(host: ProbeHost): Promise<Availability> {
  const found = await probeVersion(host, ["python3", "--version"], "Python");
  if (!found.ok) return found;
  const [major = 0, minor = 0] = found.version.split(".").map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return found;
  return { ok: false, why: `Python ${found.version} is too old; ${OLDEST.join(".")} or newer is needed.` };
}

/** A python command run by the script. */
export function wrapPython(argv: readonly string[], options: WrapOptions): Wrapped {
  const { kind, artifactDir, interval, seconds, supportDir } = options;
  const { interpreter, program } = splitPython(argv, "python-sampler");
  const script = supportDir === undefined ? samplerFile() : path.join(supportDir, SAMPLER);
  const told = [
    "--kind",
    kind,
    "--dir",
    artifactDir,
    "--interval",
    String(interval ?? 0),
    "--seconds",
    String(seconds),
  ];
  return {
    argv: [...interpreter, script, ...told, "--", ...program],
    artifactEnd: ".pysamples",
    graceSeconds: GRACE_SECONDS,
  };
}
