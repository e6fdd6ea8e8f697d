import fs from "node:fs";
import path from "node:path";

/** The checkout this file belongs to, whatever the current folder is. */
export const root = path.resolve(import.meta.dirname, "..", "..");

/** Reads the checkout's `.env`, if there is one; what the shell already set wins. Returns the file's path, or null. */
export function loadEnvFile(file = path.join(root, ".env")) {
  if (!fs.existsSync(file)) return null;
  process.loadEnvFile(file);
  // For the page that shows what was read.
  process.env.WICK_ENV_FILE = file;
  return file;
}

/** The absolute path of the data folder, whether or not it exists yet. */
export function dataFolder(env = process.env) {
  return path.resolve(root, env.WICK_DATA || ".wick");
}
