import { spawnSync } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { root } from "./checkout.mjs";
import { installedPackagesMatch } from "./installed-packages.mjs";
import { withLock } from "./lock.mjs";

const OLDEST_NODE = [20, 19];
const schemaEngine = path.join(root, "scripts", "prisma-schema-engine.mjs");
const inRoot = (file) => path.join(root, file);
const skipped = new Set(["node_modules", "generated", ".next", ".wick"]);

/** What no program started from here may do: phone home. */
export const quietEnvironment = {
  NEXT_TELEMETRY_DISABLED: "1",
  CHECKPOINT_DISABLE: "1",
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
};

/**
 * The steps between a clone and a program that can start, each done again only when its inputs changed.
 */
const steps = {
  install: { label: "Installing packages", isDone: () => installedPackagesMatch(root), run: installPackages },
  generate: stamped({
    label: "Generating the database client",
    stamp: "lib/store/generated/.wick-stamp",
    inputs: ["prisma/schema.prisma", "prisma.config.ts", "package-lock.json"],
    result: "lib/store/generated/prisma/client.ts",
    run: generateClient,
  }),
  build: stamped({
    label: "Building the pages",
    stamp: ".next/.wick-stamp",
    inputs: [
      ...["app", "components", "lib", "public", "prisma/schema.prisma", "package-lock.json", "tsconfig.json"],
      ...["next.config.mjs", "postcss.config.mjs", "proxy.ts", "instrumentation.ts", "instrumentation-node.ts"],
    ],
    result: ".next/BUILD_ID",
    run: buildPages,
  }),
};

/**
 * Brings the checkout up to date, one process at a time.
 *
 * @param {("install" | "generate" | "build")[]} wanted
 * @param {(message: string) => void} say
 * @throws with the failing step's name; what it printed went to stderr
 */
export async function setUp(wanted, say) {
  refuseOldNode();
  if (wanted.every((name) => steps[name].isDone())) return;
  const waiting = ({ pid }) => say(`Waiting for process ${pid}, which is preparing this checkout.`);
  await withLock(inRoot(".wick/setup.lock"), () => wanted.forEach((name) => void perform(steps[name], say)), waiting);
}

function refuseOldNode(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new Error(`Wick needs Node ${OLDEST_NODE.join(".")} or newer; this is ${version}.`);
}

function perform(step, say) {
  if (step.isDone()) return;
  const began = Date.now();
  say(`${step.label} …`);
  step.run(step.label);
  say(`${step.label}: done in ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

/** A step whose result has a stamp beside it: the fingerprint of what it was made from. */
function stamped({ label, stamp, inputs, result, run }) {
  const isDone = () => {
    if (!fs.existsSync(inRoot(result)) || !fs.existsSync(inRoot(stamp))) return false;
    return fs.readFileSync(inRoot(stamp), "utf8") === fingerprintOf(inputs);
  };
  const runAndStamp = () => {
    fs.rmSync(inRoot(stamp), { force: true });
    const fingerprint = fingerprintOf(inputs);
    run(label);
    fs.writeFileSync(inRoot(stamp), fingerprint);
  };
  return { label, isDone, run: runAndStamp };
}

/** A hash of the files' names and contents, and of what else decides the result: Node's major version and the platform. */
export function fingerprintOf(inputs, base = root) {
  const hash = crypto.createHash("sha256");
  hash.update(`${process.versions.node.split(".")[0]} ${process.platform} ${process.arch}`);
  const add = (file) => {
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    if (stat?.isDirectory())
      for (const name of fs.readdirSync(file).sort()) skipped.has(name) || add(path.join(file, name));
    else if (stat && !/\.test\.tsx?$/.test(file))
      hash.update(`\0${path.relative(base, file)}\0`).update(fs.readFileSync(file));
  };
  for (const input of inputs) add(path.join(base, input));
  return hash.digest("hex");
}

function installPackages(label) {
  const npm = process.env.npm_execpath?.endsWith(".js") ? [process.execPath, process.env.npm_execpath] : ["npm"];
  // Under NODE_ENV=production npm would leave the build tools out.
  const args = [...npm.slice(1), "ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  runStep(label, npm[0], args, { NODE_ENV: "", PRISMA_SCHEMA_ENGINE_BINARY: schemaEngine });
}

function generateClient(label) {
  // The CLI wants a schema engine to exist, though generating does not use it, and would download one.
  runStep(label, process.execPath, [inRoot("node_modules/prisma/build/index.js"), "generate"], {
    PRISMA_SCHEMA_ENGINE_BINARY: schemaEngine,
  });
}

function buildPages(label) {
  runStep(label, process.execPath, [inRoot("node_modules/next/dist/bin/next"), "build"], { NODE_ENV: "production" });
}

/** Output goes to stderr, so that a program whose stdout is data can set itself up too. */
function runStep(label, command, args, env) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", 2, 2],
    env: { ...process.env, ...quietEnvironment, ...env },
  });
  if (result.status === 0) return;
  const reason = result.error?.message ?? result.signal ?? `exit code ${result.status}`;
  throw new Error(`${label} failed (${reason}); the messages above say why.`);
}
