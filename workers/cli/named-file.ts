import { access, readFile } from "node:fs/promises";
import path from "node:path";
import { BadUsage } from "./answer";

/** The folder the user stands in. The command itself runs in the checkout, and its launcher left a note of it. */
export const callersFolder = (): string => process.env.INIT_CWD ?? process.cwd();

/** A file or folder as the user named it, by its absolute path. */
export const named = (file: string): string => path.resolve(callersFolder(), file);

/**
 * The absolute path of a folder that an option names.
 *
 * @throws BadUsage when there is nothing of that name
 */
export async function namedFolder(folder: string): Promise<string> {
  const place = named(folder);
  await access(place).catch((error: unknown) => {
    throw new BadUsage(`${folder} cannot be read: ${systemReason(error)}.`);
  });
  return place;
}

/** @throws BadUsage when there is no such file, or it is no text */
export async function readNamedFile(file: string): Promise<string> {
  const bytes = await readFile(named(file)).catch((error: unknown) => {
    throw new BadUsage(`${file} cannot be read: ${systemReason(error)}.`);
  });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new BadUsage(`${file} cannot be read: it is not a text in UTF-8.`);
  }
}

const REASONS: Record<string, string> = {
  EACCES: "you may not",
  EISDIR: "it is a folder",
  ENOENT: "there is nothing of that name",
  ENOSPC: "the disk is full",
  ENOTDIR: "it is a file, or lies in one",
  EPERM: "you may not",
  EROFS: "its disk is read-only",
};

/** Why the system did not do something with a file, in a clause. */
export function systemReason(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}
