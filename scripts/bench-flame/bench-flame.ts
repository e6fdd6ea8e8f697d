/**
 * `npm run bench -- flame`: how long the pictures of a profile take, from 10 thousand to a million call paths, beside
 * d3-flame-graph and speedscope in the same browser. Medians [and the least] of five fresh pages; CPU is the page's main
 * thread's own, which other programs on the host do not lengthen.
 */
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Browser, chromium } from "@playwright/test";
import { closeDatabase } from "@/lib/store/database";
import { saveProfile } from "@/lib/store/profiles";
import { anyFreePort } from "../lib/free-port.mjs";
import { isHealthy } from "../lib/health.mjs";
import { nextArguments } from "../lib/programs.mjs";
import { systemChromium } from "../lib/testing/chromium.mjs";
import { d3, type Look, ours, oursFromFile, speedscopeFromFile } from "./contenders";
import { ourImport, speedscopeImport } from "./imports";
import { type MeasuredPage, measuredPage } from "./in-page";
import { BOUNDS, report, reportImport, reportRatio } from "./report";
import { nestedTree, servePeers } from "./serve-peers";
import { syntheticProfile } from "./synthetic-profile";
import { writeCpuprofile } from "./write-cpuprofile";

const RUNS = 5;
const SIZES = [10_000, 100_000, 500_000, 1_000_000];
/** The library draws no more than this many at its own settings before a browser gives up (measured: 500 k, seven minutes). */
const MOST_FOR_D3 = 100_000;
/** Call paths of .cpuprofile files of some 40 and 200 MB, and how much faster than speedscope their pictures must be. */
const FILES = [
  { paths: 235_000, least: 2 },
  { paths: 1_160_000, least: 4 },
];
/** Call paths of files of some 40 and 400 MB that are only taken in, and how often each. */
const IMPORTED = [235_000, 2_320_000];
const IMPORTS = 3;
const OPENED = { studyId: null, attemptId: null, taskId: null, tree: null, captureHash: "" };

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "wick-bench-flame-"));
const web = await startWeb();
const executablePath = systemChromium();
const launch = () =>
  chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-background-networking", "--no-first-run"],
  });
const browser = await launch();
try {
  const held = [...(await benchSizes(browser)), ...(await benchFiles(browser))];
  await benchImports();
  process.exitCode = held.every(Boolean) ? 0 : 1;
} finally {
  await browser.close();
  web.process.kill();
  await closeDatabase();
  fs.rmSync(folder, { recursive: true });
}

/** The picture of a stored profile, and of the same tree by d3-flame-graph. */
async function benchSizes(browser: Browser): Promise<boolean[]> {
  const held: boolean[] = [];
  for (const size of SIZES) {
    const profile = syntheticProfile(size);
    const label = `${size.toLocaleString("en-US")} call paths`;
    await saveProfile(profile, { ...OPENED, label });
    held.push(report(`Wick, ${label}`, await looks(browser, (page) => ours(page, web.url, label)), BOUNDS));
    const peers = await servePeers(new Map([["whole", JSON.stringify(nestedTree(profile))]]));
    const narrowest = size <= MOST_FOR_D3 ? 0 : 1;
    const all = await looks(browser, (page) => d3(page, `${peers.url}/page?tree=whole`, narrowest));
    report(`d3-flame-graph, ${label}${narrowest > 0 ? ", boxes of a pixel and more" : ""}`, all, {});
    peers.close();
  }
  return held;
}

/** From a file to its picture, beside speedscope. */
async function benchFiles(browser: Browser): Promise<boolean[]> {
  const held: boolean[] = [];
  for (const { paths, least } of FILES) {
    const file = path.join(folder, `${paths}.cpuprofile`);
    await writeCpuprofile(syntheticProfile(paths), file);
    const label = `file of ${(fs.statSync(file).size / 1e6).toFixed(0)} MB`;
    const own = await looks(browser, (page) => oursFromFile(page, web.url, file));
    const other = await looks(browser, (page) => speedscopeFromFile(page, web.url, file));
    report(`Wick, ${label}`, own, { heap: BOUNDS.heap });
    report(`speedscope, ${label}`, other, {});
    held.push(reportRatio(`first picture before speedscope's, ${label}`, own, other, least));
    fs.rmSync(file);
  }
  return held;
}

/** From a file to the profile in memory, beside speedscope. */
async function benchImports(): Promise<void> {
  for (const paths of IMPORTED) {
    const file = path.join(folder, `${paths}.cpuprofile`);
    await writeCpuprofile(syntheticProfile(paths), file);
    const label = `file of ${(fs.statSync(file).size / 1e6).toFixed(0)} MB`;
    reportImport(
      `Wick's reader, ${label}`,
      Array.from({ length: IMPORTS }, () => ourImport(file)),
    );
    const others = [];
    for (let run = 0; run < IMPORTS; run++) others.push(await speedscopeImport(launch, web.url, file));
    reportImport(`speedscope, ${label}`, others);
    fs.rmSync(file);
  }
}

/** Several looks, each in a fresh page; one before them warms the server up and does not count. */
async function looks(browser: Browser, look: (page: MeasuredPage) => Promise<Look>): Promise<Look[]> {
  const taken: Look[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
    page.setDefaultTimeout(300_000);
    taken.push(await look(await measuredPage(page)));
    await page.close();
  }
  return taken.slice(1);
}

async function startWeb() {
  const port = await anyFreePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, NODE_ENV: "production" as const, WICK_DATA: folder };
  const web = spawn(process.execPath, nextArguments("start", { host: "127.0.0.1", port }), { env, stdio: "ignore" });
  while (!(await isHealthy(url))) await sleep(100);
  return { url, process: web };
}
