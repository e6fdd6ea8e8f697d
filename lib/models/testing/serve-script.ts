import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { z } from "zod";
import { Reply, type Script } from "./script";
import { startScriptedServer } from "./scripted-server";

/**
 * `node --import tsx lib/models/testing/serve-script.ts FILE [--port N]`: serves the script of a file, and prints its address.
 * The file is a list of replies in JSON, or a module whose default export is a script.
 */
const { positionals, values } = parseArgs({ allowPositionals: true, options: { port: { type: "string" } } });
const [file] = positionals;
if (!file) throw new Error("Name the file of the script: serve-script.ts FILE [--port N].");
const server = await startScriptedServer(await load(path.resolve(file)), {
  ...(values.port !== undefined && { port: Number(values.port) }),
});
console.log(server.url);
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void server.stop());

async function load(from: string): Promise<Script> {
  if (from.endsWith(".json")) return z.array(Reply).parse(JSON.parse(await readFile(from, "utf8")));
  const module: { default: Script } = await import(pathToFileURL(from).href);
  return module.default;
}
