import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import packageJson from "../package.json" with { type: "json" };
import { isAlive } from "./lib/process-identity.mjs";

const SLOW = 180_000;
let folder: string;
let launched: { process: ChildProcess; output: () => string }[];

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "wick-launcher-test-"));
  launched = [];
});

afterEach(async () => {
  for (const { process } of launched) process.kill("SIGTERM");
  await Promise.all(launched.map(ended));
  const postmaster = postmasterPid();
  if (postmaster) process.kill(postmaster, "SIGQUIT");
  await until(() => !postmaster || !isAlive(postmaster));
  fs.rmSync(folder, { recursive: true });
}, SLOW);

/** npm runs a script through a shell and passes SIGINT on to that shell alone. */
const LIKE_NPM = `
  const sh = child_process.spawn("sh", ["-c", process.env.npm_lifecycle_script]);
  process.on("SIGINT", () => sh.kill("SIGINT"));
`;

/** The real launcher on small children (fixtures/small-launch.mjs), in a data folder of its own. */
function launch(env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "fixtures/small-launch.mjs")], {
    env: { ...withoutWick(), PORT: String(21_000 + Math.floor(Math.random() * 9000)), WICK_DATA: folder, ...env },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  const one = { process: child, output: () => output };
  launched.push(one);
  return one;
}

function withoutWick(): NodeJS.ProcessEnv {
  const { DATABASE_URL, HOST, WICK_TOKEN, npm_lifecycle_event, ...rest } = process.env;
  return rest;
}

async function until<T>(probe: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (;;) {
    const value = await probe();
    if (value) return value as NonNullable<T>;
    await sleep(50);
  }
}

const note = (file: string): string | null => {
  try {
    return fs.readFileSync(path.join(folder, file), "utf8");
  } catch {
    return null;
  }
};
const urlOf = () => until(() => (JSON.parse(note("launcher.json") ?? "{}") as { url?: string }).url ?? null);
const ended = ({ process }: { process: ChildProcess }) =>
  until(() => process.exitCode !== null || process.signalCode !== null);
const web = async (url: string) => (await (await fetch(url)).json()) as { pid: number; database: string };
const workerPid = () => Number(note("worker.pid"));
const postmasterPid = () => Number(note("pgdata/postmaster.pid")?.split("\n")[0] ?? 0);
const quietly = <T>(work: Promise<T>) => work.catch(() => null);

describe("npm start", () => {
  test("runs database, worker and web, says where, and stops them all on a signal", { timeout: SLOW }, async () => {
    const one = launch();
    const url = await urlOf();
    const pids = [(await web(url)).pid, workerPid(), postmasterPid()];
    expect(pids.every((pid) => isAlive(pid))).toBe(true);
    await until(() => one.output().includes(`Wick runs at ${url}`));
    one.process.kill("SIGINT");
    await ended(one);
    expect(one.process.exitCode).toBe(0);
    await until(() => pids.every((pid) => !isAlive(pid)));
    expect(note("launcher.json")).toBeNull();
  });

  test("a second one says where the first runs and succeeds, and two at once are one", { timeout: SLOW }, async () => {
    const pair = [launch(), launch()];
    const url = await urlOf();
    const third = launch();
    await ended(third);
    expect(third.process.exitCode).toBe(0);
    expect(third.output()).toContain(`already runs at ${url}`);
    await until(() => pair.some(({ process }) => process.exitCode === 0));
    expect(pair.filter(({ process }) => process.exitCode === null)).toHaveLength(1);
    expect(pair.map(({ output }) => output()).filter((text) => text.includes(`already runs at ${url}`))).toHaveLength(
      1,
    );
  });

  test("steps over a taken port", { timeout: SLOW }, async () => {
    const squatter = net.createServer().listen(0, "127.0.0.1");
    await until(() => squatter.listening);
    const { port } = squatter.address() as net.AddressInfo;
    const one = launch({ PORT: String(port) });
    expect(Number(new URL(await urlOf()).port)).not.toBe(port);
    expect(one.output()).toContain(`Port ${port} is taken`);
    squatter.close();
  });

  test("starts a killed worker, web server and database again, at the same address", { timeout: SLOW }, async () => {
    launch();
    const url = await urlOf();
    const worker = workerPid();
    const first = await web(url);
    process.kill(worker, "SIGKILL");
    process.kill(first.pid, "SIGKILL");
    process.kill(postmasterPid(), "SIGKILL");
    await until(() => workerPid() !== worker && isAlive(workerPid()));
    const second = await until(() => quietly(web(url)));
    expect(second.pid).not.toBe(first.pid);
    await until(() => isAlive(postmasterPid()));
  });

  test("after kill -9 of everything the next start recovers", { timeout: SLOW }, async () => {
    const one = launch();
    const pids = [(await web(await urlOf())).pid, workerPid(), postmasterPid()];
    for (const pid of [one.process.pid ?? 0, ...pids]) process.kill(pid, "SIGKILL");
    await ended(one);
    launch();
    const url = await until(async () => {
      const found = await urlOf();
      return (await quietly(web(found))) && found;
    });
    expect((await web(url)).pid).not.toBe(pids[0]);
  });

  test("children end when only the launcher is killed, and the next start adopts the database", {
    timeout: SLOW,
  }, async () => {
    const one = launch();
    const pids = [(await web(await urlOf())).pid, workerPid()];
    const postmaster = postmasterPid();
    one.process.kill("SIGKILL");
    await until(() => pids.every((pid) => !isAlive(pid)));
    expect(isAlive(postmaster)).toBe(true);
    launch();
    await until(async () => quietly(web(await urlOf())));
    expect(postmasterPid()).toBe(postmaster);
  });

  test.runIf(process.platform === "linux").each([
    ["SIGKILL", "node scripts/start.mjs"],
    ["SIGTERM", "node scripts/start.mjs"],
    ["SIGKILL", packageJson.scripts.start],
    ["SIGTERM", packageJson.scripts.start],
    ["SIGINT", packageJson.scripts.start],
  ] as const)(
    "stops when the npm that runs it gets %s, started by `%s`",
    { timeout: SLOW },
    async (signal, startScript) => {
      const smallLaunch = `"${process.execPath}" "${path.join(import.meta.dirname, "fixtures/small-launch.mjs")}"`;
      const script = startScript.replace("node scripts/start.mjs", smallLaunch);
      const npm = spawn(process.execPath, ["-e", LIKE_NPM], {
        env: { ...withoutWick(), WICK_DATA: folder, npm_lifecycle_event: "start", npm_lifecycle_script: script },
      });
      const pids = [(await web(await urlOf())).pid, workerPid(), postmasterPid()];
      npm.kill(signal);
      await until(() => pids.every((pid) => !isAlive(pid)) && note("launcher.json") === null);
    },
  );

  test("gives up with one sentence when the web server cannot start, and leaves nothing running", {
    timeout: SLOW,
  }, async () => {
    const one = launch({ SMALL_WEB: "no-such-file.mjs" });
    await ended(one);
    expect(one.process.exitCode).toBe(1);
    expect(one.output()).toContain("The web process ended five times in a row (exit code 1)");
    expect(isAlive(workerPid())).toBe(false);
    expect(note("pgdata/postmaster.pid")).toBeNull();
  });

  test.each([
    [{ HOST: "0.0.0.0" }, "set WICK_TOKEN"],
    [{ HOST: "0.0.0.0", WICK_TOKEN: "short" }, "at least 16"],
    [{ PORT: "web" }, "PORT is web"],
    [{ DATABASE_URL: "postgresql://u:secret@127.0.0.1:1/lab" }, "(127.0.0.1:1/lab) cannot be used"],
  ])("refuses %o in one sentence", { timeout: SLOW }, async (env, sentence) => {
    const one = launch(env);
    await ended(one);
    expect(one.process.exitCode).toBe(1);
    expect(one.output().trim().split("\n")).toHaveLength(1);
    expect(one.output()).toContain(sentence);
    expect(one.output()).not.toContain("secret@");
  });

  test.each(["start.mjs", "worker.mjs"])("%s takes no arguments, and says so before it does anything", (script) => {
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      [path.join(import.meta.dirname, script), "--port", "1"],
      {
        env: { ...withoutWick(), WICK_DATA: folder },
        encoding: "utf8",
      },
    );
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("was given --port 1. It is set up by the variables PORT, HOST");
  });
});
