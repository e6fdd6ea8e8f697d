#!/usr/bin/env node
/**
 * The `wick` command: sets up what is missing, finds or starts the database where the command asks it, and runs the command
 * line. Everything said on the way goes to stderr, so that stdout is the command's alone.
 */
import { spawn } from "node:child_process";
import os from "node:os";
import { loadEnvFile, root } from "./lib/checkout.mjs";
import { childEnvironment } from "./lib/child-environment.mjs";
import { openDatabase } from "./lib/database.mjs";
import { needsDatabase } from "./lib/needs-database.mjs";
import { cliArguments } from "./lib/programs.mjs";
import { sayer } from "./lib/say.mjs";
import { setUp } from "./lib/setup.mjs";

const say = sayer(process.stderr);
loadEnvFile();

try {
  await setUp(["install", "generate"], say);
  const args = process.argv.slice(2);
  const database = needsDatabase(args) ? await openDatabase({ say }) : null;
  process.exitCode = await run(args, database?.url);
  await database?.close();
} catch (error) {
  if (process.argv.includes("--json")) console.log(JSON.stringify({ error: error.message }));
  else say(error.message);
  process.exitCode = 1;
}
process.exit();

/** The command's exit code; as shells do, 128 and the signal's number when a signal ended it. */
function run(args, url) {
  const child = spawn(process.execPath, cliArguments(args), {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...childEnvironment(url), INIT_CWD: callersFolder() },
  });
  // Ctrl-C in a terminal reaches the child by itself; a signal sent to this process alone does not.
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? 128 + os.constants.signals[signal]));
  });
}

/** Files are named from where the user stands; npm has changed into the checkout and left a note of it. */
function callersFolder() {
  const fromNpm = process.env.npm_lifecycle_event === "wick" ? process.env.INIT_CWD : undefined;
  return fromNpm ?? process.cwd();
}
