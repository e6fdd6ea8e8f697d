/**
 * `npm test`: everything, from a clone without node_modules. `npm test -- unit lib/stats`, `npm test -- e2e`,
 * `npm test -- static` run one stage. The last line is `N passed, N failed`; the exit code is 1 if anything failed.
 */
import { spawnSync } from "node:child_process";
import { ending } from "./lib/ending.mjs";
import { sayer } from "./lib/say.mjs";
import { setUp } from "./lib/setup.mjs";
import { canInstall, installDebianPackage } from "./lib/testing/debian-package.mjs";
import { runE2eStage } from "./lib/testing/e2e-stage.mjs";
import { selection } from "./lib/testing/selection.mjs";
import { runStaticStages } from "./lib/testing/static-stages.mjs";
import { single, summary, total } from "./lib/testing/tally.mjs";
import { runUnitStage } from "./lib/testing/unit-stage.mjs";

const say = sayer(process.stdout);
const { signal } = ending();

const runners = {
  static: () => runStaticStages(say),
  unit: async (filters) => {
    provideBubblewrap();
    return [await runUnitStage({ filters, signal })];
  },
  e2e: async (filters) => {
    provideBubblewrap();
    return [await runE2eStage({ filters, say, signal })];
  },
};

const tallies = await run(process.argv.slice(2));
const result = total(tallies);
process.stdout.write(`${summary(result)}\n`, () => process.exit(result.failed > 0 || signal.aborted ? 1 : 0));

async function run(args) {
  const counted = [];
  try {
    const { stages, filters } = selection(args);
    await setUp(stages.includes("e2e") ? ["install", "generate", "build"] : ["install", "generate"], say);
    for (const stage of stages) if (!signal.aborted) counted.push(...(await runStage(stage, filters)));
  } catch (error) {
    say(error.message);
    counted.push(single(false));
  }
  return counted;
}

/** A stage that breaks is a failure among the others, so that what follows is still told. */
async function runStage(name, filters) {
  say(`── ${name} ──`);
  try {
    return await runners[name](filters);
  } catch (error) {
    say(`The ${name} stage broke off: ${error.stack}`);
    return [single(false)];
  }
}

/** Without it the tests of full isolation are skipped. */
function provideBubblewrap() {
  const present = spawnSync("bwrap", ["--version"]).status === 0;
  if (!present && canInstall()) installDebianPackage("bubblewrap", say);
}
