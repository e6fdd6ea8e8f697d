import { createWriteStream } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Command } from "commander";
import { countOf } from "@/lib/protocol/count-of";
import { type ExportFile, exportStudy } from "@/lib/store/export-study";
import { getStudy } from "@/lib/store/studies";
import { recordLook } from "@/lib/store/study-notes";
import { answer, BadUsage, remark } from "./answer";
import { callersFolder, named, systemReason } from "./named-file";
import { STUDY_ID, studyId } from "./study-id";

interface Options {
  out: string;
  force?: boolean;
  json?: boolean;
}

/** `wick study export ID --out DIR`: everything a study has to publish, in a folder. */
export function addStudyExport(study: Command): void {
  study
    .command("export")
    .description("write protocol, runs, events, measurements, predictions and a summary to a folder")
    .argument("<id>", STUDY_ID)
    .requiredOption("--out <folder>", "a folder that does not exist yet, or is empty")
    .option("--force", "replace what is in the folder")
    .option("--json", "answer in JSON")
    .action(async (given: string, { out, force, json }: Options) => {
      // A value may begin with dashes, but an option that follows was not meant as one.
      if (out.startsWith("--")) throw new BadUsage("wick study export needs a value after --out: --out <folder>.");
      const folder = named(out);
      await refuseFull(out, folder, force === true);
      const id = await studyId(given);
      const names = await writeFolder(out, folder, () => exportOf(id));
      answer(json, { folder, files: names }, () => `${countOf(names.length, "file")} in ${folder}`);
    });
}

async function refuseFull(out: string, folder: string, force: boolean): Promise<void> {
  const there = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw cannotWrite(out, error);
  });
  if (there.length === 0) return;
  if (!force)
    throw new BadUsage(`${out} is not empty: nothing was written. Name another folder, or replace it with --force.`);
  if (`${callersFolder()}${path.sep}`.startsWith(`${folder}${path.sep}`))
    throw new BadUsage(`${out} holds the folder you are in: nothing was written. Name another folder.`);
}

/** Of a study that is not complete, an export is a look at its results. */
async function exportOf(id: string): Promise<ExportFile[]> {
  const files = await exportStudy(id);
  const { state } = await getStudy(id);
  if (state === "running" || state === "paused" || state === "cancelled") {
    await recordLook(id);
    remark("The study is not complete: that its results are looked at now is on record.");
  }
  return files;
}

/** Into a folder beside it that takes its place when complete: nothing half written is ever there under the name. */
async function writeFolder(out: string, folder: string, open: () => Promise<ExportFile[]>): Promise<string[]> {
  const beside = await makeBeside(folder).catch((error: unknown) => {
    throw cannotWrite(out, error);
  });
  try {
    const files = await open();
    for (const file of files)
      await pipeline(Readable.from(file.text()), createWriteStream(path.join(beside, file.name)));
    await rm(folder, { recursive: true, force: true });
    await rename(beside, folder);
    return files.map((file) => file.name);
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    if (error instanceof Error && "code" in error && error.code === "ENOSPC")
      throw new Error(`The disk is full: nothing was exported to ${out}. Free some space and export again.`);
    throw error;
  }
}

const cannotWrite = (out: string, error: unknown): BadUsage =>
  new BadUsage(`${out} cannot be written to: ${systemReason(error)}. Nothing was written; name another folder.`);

async function makeBeside(target: string): Promise<string> {
  await mkdir(path.dirname(target), { recursive: true });
  const beside = await mkdtemp(path.join(path.dirname(target), `.${path.basename(target)}-`));
  // Temporary folders are private; an export is to be read.
  await chmod(beside, 0o755);
  return beside;
}
