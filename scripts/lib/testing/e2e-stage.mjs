import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "../checkout.mjs";
import { anyFreePort } from "../free-port.mjs";
import { read } from "../lock.mjs";
import { ensureChromium } from "./chromium.mjs";
import { runNode } from "./run-node.mjs";
import { single, withCrash } from "./tally.mjs";

const POLL_MS = 100;

/**
 * The end-to-end tests: Playwright in a real browser against `npm start` on a scratch data folder.
 *
 * @param {{ filters: string[], say: (message: string) => void, signal?: AbortSignal }} options
 */
export async function runE2eStage({ filters, say, signal }) {
  if (!(await ensureChromium(say))) {
    say("There is no Chromium and none could be installed: set PLAYWRIGHT_CHROMIUM to one.");
    return single(false);
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "wick-e2e-"));
  const env = { ...scratchEnvironment(path.join(folder, "data")), PORT: String(await anyFreePort()) };
  const wick = startWick(env);
  try {
    const url = await addressOf(wick, env.WICK_DATA);
    if (url === null) {
      say("npm start ended before it gave an address.");
      return single(false);
    }
    return await runPlaywright({ url, env, report: path.join(folder, "playwright.json"), filters, signal });
  } finally {
    await stop(wick);
    fs.rmSync(folder, { recursive: true });
  }
}

/** Empty rather than absent, so that a `.env` file does not fill them in. */
function scratchEnvironment(data) {
  return { WICK_DATA: data, DATABASE_URL: "", HOST: "", WICK_TOKEN: "", WICK_ALLOWED_HOSTS: "" };
}

function startWick(env) {
  return spawn(process.execPath, [path.join(root, "scripts/start.mjs")], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
  });
}

async function addressOf(wick, data) {
  while (wick.exitCode === null && wick.signalCode === null) {
    const url = read(path.join(data, "launcher.json"))?.url;
    if (url) return url;
    await sleep(POLL_MS);
  }
  return null;
}

async function runPlaywright({ url, env, report, filters, signal }) {
  const cli = path.join(root, "node_modules/@playwright/test/cli.js");
  const exitCode = await runNode([cli, "test", "--reporter=list,json", ...filters], {
    env: { ...env, BASE_URL: url, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    signal,
  });
  return fs.existsSync(report)
    ? withCrash(tallyOf(JSON.parse(fs.readFileSync(report, "utf8"))), exitCode)
    : single(false);
}

/** Counts from Playwright's JSON report; a test that passed only when tried again counts as failed. */
export function tallyOf({ stats }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

function stop(wick) {
  if (wick.exitCode !== null || wick.signalCode !== null) return;
  return new Promise((resolve) => {
    wick.once("exit", resolve);
    wick.kill("SIGTERM");
  });
}
