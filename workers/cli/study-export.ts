import { createWriteStream } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Command } from "commander";
import { type ExportFile, exportStudy } from "@/lib/store/export-study";
import { getStudy } from "@/lib/store/studies";
import { recordLook } from "@/lib/store/study-notes";
import { answer, BadUsage, remark } from "./answer";

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
    .argument("<id>", "the study's id")
    .requiredOption("--out <folder>", "where to; must not exist or be empty")
    .option("--force", "replace what is in the folder")
    .option("--json", "answer in JSON")
    .action(async (id: string, { out, force, json }: Options) => {
      await refuseFull(out, force === true);
      const { state } = await getStudy(id);
      if (state === "running" || state === "paused") {
        await recordLook(id);
        remark("The study is not complete: that its results are looked at now is on record.");
      }
      const files = await exportStudy(id);
      await writeFolder(out, files);
      const names = files.map((file) => file.name);
      answer(json, { folder: path.resolve(out), files: names }, () => `${names.length} files in ${path.resolve(out)}`);
    });
}

async function refuseFull(folder: string, force: boolean): Promise<void> {
  const there = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw new BadUsage(`${folder} cannot be written to: ${error.message}`);
  });
  if (there.length > 0 && !force)
    throw new BadUsage(`${folder} is not empty: nothing was written. Name another folder, or replace it with --force.`);
}

/** Into a folder beside it that takes its place when complete: nothing half written is ever there under the name. */
export async function writeFolder(folder: string, files: readonly ExportFile[]): Promise<void> {
  const target = path.resolve(folder);
  const beside = await makeBeside(target).catch((error: Error) => {
    throw new BadUsage(`${folder} cannot be written: ${error.message}`);
  });
  try {
    for (const file of files)
      await pipeline(Readable.from(file.text()), createWriteStream(path.join(beside, file.name)));
    await rm(target, { recursive: true, force: true });
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    if (error instanceof Error && "code" in error && error.code === "ENOSPC")
      throw new Error(`The disk is full: nothing was exported to ${folder}. Free some space and export again.`);
    throw error;
  }
}

async function makeBeside(target: string): Promise<string> {
  await mkdir(path.dirname(target), { recursive: true });
  const beside = await mkdtemp(path.join(path.dirname(target), `.${path.basename(target)}-`));
  // Temporary folders are private; an export is to be read.
  await chmod(beside, 0o755);
  return beside;
}
