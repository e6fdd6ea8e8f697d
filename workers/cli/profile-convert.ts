import type { Command } from "commander";
import type { Format } from "@/lib/profile/formats/format";
import { FORMATS } from "@/lib/profile/formats/formats";
import type { Profile } from "@/lib/profile/profile";
import { ProfileBuilder } from "@/lib/profile/profile-builder";
import { readProfile } from "@/lib/profile/read-profile";
import { valuesOf } from "@/lib/profile/value";
import { answer, BadUsage, remark } from "./answer";
import { namedFolder } from "./named-file";
import { readProfileFile, STANDARD } from "./read-profile-file";
import { refuseExisting, writeFileWhole } from "./write-file";

interface Options {
  to: string;
  out: string;
  source?: string;
  force?: boolean;
  json?: boolean;
}

/** A format that can be written. */
type Target = Format & Required<Pick<Format, "write">>;

const isTarget = (format: Format): format is Target => format.write !== undefined;
const TARGETS = FORMATS.filter(isTarget);
const IDS = TARGETS.map(({ id }) => id).join(", ");
/** Bytes that a terminal would not show but obey. */
const BINARY = new Set(["pprof"]);
/** Weights are written with so many digits that their sum keeps this precision. */
const SAME_TOTAL = 1e-6;

/** `wick profile convert IN --to FORMAT`: a profile in any format that Wick reads, in one that it writes. */
export function addProfileConvert(profile: Command): void {
  profile
    .command("convert")
    .description("write a profile in another format")
    .argument("<in>", `a profile in any format that Wick reads; ${STANDARD} for standard input`)
    .requiredOption("--to <format>", IDS)
    .option("-o, --out <file>", `where to; ${STANDARD} for standard output`, STANDARD)
    .option("--source <folder>", "where the profiled scripts and their source maps lie, looked for there first")
    .option("--force", "replace the file")
    .option("--json", "answer in JSON: file, format, bytes, samples, lost; needs --out")
    .action(async (file: string, { to, out, source, force = false, json }: Options) => {
      const target = targetOf(to);
      if (out !== STANDARD) await refuseExisting(out, { replace: force });
      else refuseOutput(target, json);
      const given = await readProfileFile(file, source === undefined ? null : await namedFolder(source));
      const bytes = written(given, target);
      const lost = await lossOf(given, bytes);
      if (lost.length > 0) remark(`${target.title}: left out are ${lost.join(", ")}.`);
      if (out === STANDARD) return print(bytes);
      await writeFileWhole(out, bytes, { replace: force });
      const told = { file: out, format: to, bytes: bytes.length, samples: given.meta.samples, lost };
      answer(json, told, () => `${out}: ${target.title}, ${bytes.length} bytes`);
    });
}

function targetOf(id: string): Target {
  const found = TARGETS.find((format) => format.id === id);
  if (found !== undefined) return found;
  const why = FORMATS.some((format) => format.id === id) ? "is read, but not written" : "is no format";
  throw new BadUsage(`${id} ${why}. These can be written: ${IDS}.`);
}

function refuseOutput({ id, title }: Target, json: boolean | undefined): void {
  if (json) throw new BadUsage("--json answers on standard output, where the profile goes: name a file with --out.");
  if (BINARY.has(id) && process.stdout.isTTY)
    throw new BadUsage(`${title} is not text for a terminal: name a file with --out, or send it on.`);
}

function written(profile: Profile, target: Target): Buffer {
  try {
    return target.write(profile);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const others = TARGETS.filter((each) => each !== target && holds(each, profile)).map(({ id }) => id);
    throw new BadUsage(`${error.message} These formats can hold it: ${others.join(", ")}.`);
  }
}

/** Whether a format has a place for profiles of this kind and unit. */
function holds(target: Target, { meta }: Profile): boolean {
  try {
    target.write(new ProfileBuilder().build(meta));
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** What of a profile is not found again in the bytes that were written of it. */
async function lossOf(profile: Profile, bytes: Buffer): Promise<string[]> {
  const { meta, samples, lines } = profile;
  const again = await readProfile(bytes, { command: "", interval: null, roots: [] });
  const values = valuesOf(profile).slice(again.samples.others.length + 1);
  const missing = meta.total - again.meta.total;
  return [
    ...(samples.time !== null && again.samples.time === null ? ["the times of samples"] : []),
    ...(lines.line.length > 0 && again.lines.line.length === 0 ? ["the weights of single lines"] : []),
    ...values.map(({ kind, unit }) => `the value ${kind} in ${unit}`),
    ...(Math.abs(missing) > SAME_TOTAL * meta.total ? [`${missing} of ${meta.total} ${meta.unit}`] : []),
  ];
}

/** To standard output; whoever reads it may stop before the end. */
function print(bytes: Buffer): Promise<void> {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  return new Promise((resolve) => process.stdout.write(bytes, () => resolve()));
}
