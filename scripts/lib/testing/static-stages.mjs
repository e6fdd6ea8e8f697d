import fs from "node:fs";
import path from "node:path";
import { root } from "../checkout.mjs";
import { lockFaults } from "./lock-faults.mjs";
import { runNode } from "./run-node.mjs";
import { single } from "./tally.mjs";

const program = (file) => path.join(root, "node_modules", file);
const sources = [
  "lib",
  "workers",
  "app",
  "components",
  "scripts",
  "proxy.ts",
  "instrumentation.ts",
  "instrumentation-node.ts",
];

/** Checks that run nothing of Wick: each counts as one test. */
const checks = [
  { name: "types", run: checkTypes },
  {
    name: "lint and format",
    run: () => runNode([program("@biomejs/biome/bin/biome"), "check", "--error-on-warnings"]),
  },
  { name: "import directions", run: checkArrows },
  { name: "lock file", run: checkLockFile },
];

/** @returns {Promise<import("./tally.mjs").Tally[]>} */
export async function runStaticStages(say) {
  const tallies = [];
  for (const { name, run } of checks) {
    const exitCode = await run();
    say(`${name}: ${exitCode === 0 ? "passed" : "failed"}`);
    tallies.push(single(exitCode === 0));
  }
  return tallies;
}

async function checkTypes() {
  // Next writes the types of the routes and of imported styles.
  const exitCode = await runNode([program("next/dist/bin/next"), "typegen"]);
  return exitCode === 0 ? runNode([program("typescript/bin/tsc"), "--noEmit", "-p", root]) : exitCode;
}

function checkArrows() {
  const present = sources.filter((source) => fs.existsSync(path.join(root, source)));
  return runNode([
    program("dependency-cruiser/bin/dependency-cruise.mjs"),
    ...present,
    "--config",
    ".dependency-cruiser.cjs",
  ]);
}

function checkLockFile() {
  const faults = lockFaults(JSON.parse(fs.readFileSync(path.join(root, "package-lock.json"), "utf8")));
  for (const fault of faults) console.error(fault);
  return faults.length === 0 ? 0 : 1;
}
