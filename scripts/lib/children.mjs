import { spawn } from "node:child_process";
import path from "node:path";
import readline from "node:readline";
import { pathToFileURL } from "node:url";
import { root } from "./checkout.mjs";
import { KILL_AFTER_MS, signalGroup } from "./process-group.mjs";

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
/** A child that lived this long had started properly: its next death counts as the first again. */
const PROPER_LIFE_MS = 30_000;
const preload = pathToFileURL(path.join(import.meta.dirname, "stop-with-parent.mjs")).href;

/**
 * Keeps a Node program running: started again when it ends, after a pause that doubles with each quick death.
 *
 * @param {{
 *   name: string,
 *   start: () => { args: string[], env: Record<string, string> } | Promise<{ args: string[], env: Record<string, string> }>,
 *   say: (message: string) => void,
 *   mayGiveUp?: () => boolean,
 * }} child `start` is asked anew at each start; `mayGiveUp` whether five quick deaths in a row are final
 * @returns {{ gaveUp: Promise<never>, restart(): void, stop(): Promise<void>, pid(): number | undefined }}
 */
export function supervise({ name, start, say, mayGiveUp = () => false }) {
  let running;
  let stopping = false;
  let timer;
  let quickDeaths = 0;
  const { promise: gaveUp, reject: giveUp } = deferred();

  const up = async () => {
    const born = Date.now();
    const { args, env } = await start();
    if (stopping) return;
    running = spawnChild(name, args, env);
    running.once("exit", (code, signal) => {
      signalGroup(running.pid, "SIGKILL");
      running = undefined;
      if (stopping) return;
      quickDeaths = Date.now() - born > PROPER_LIFE_MS ? 1 : quickDeaths + 1;
      const how = signal ?? `exit code ${code}`;
      if (quickDeaths >= 5 && mayGiveUp())
        return giveUp(new Error(`The ${name} process ended five times in a row (${how}).`));
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** (quickDeaths - 1), LONGEST_PAUSE_MS);
      say(`The ${name} process ended (${how}); it is started again in ${pause / 1000} s.`);
      timer = setTimeout(() => up().catch(giveUp), pause);
    });
  };

  up().catch(giveUp);
  return {
    gaveUp,
    pid: () => running?.pid,
    restart: () => running?.kill("SIGTERM"),
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      if (running) await end(running);
    },
  };
}

function spawnChild(name, args, env) {
  // A group of its own, so that Ctrl-C reaches only the launcher, which ends its children in order.
  const child = spawn(process.execPath, ["--import", preload, ...args], {
    cwd: root,
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { ...process.env, ...env, WICK_LAUNCHER_PID: String(process.pid) },
  });
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ])
    readline.createInterface({ input: from }).on("line", (line) => to.write(`[${name}] ${line}\n`));
  return child;
}

function end(child) {
  return new Promise((resolve) => {
    const kill = setTimeout(() => signalGroup(child.pid, "SIGKILL"), KILL_AFTER_MS);
    child.once("exit", () => {
      clearTimeout(kill);
      resolve();
    });
    child.kill("SIGTERM");
  });
}

function deferred() {
  let reject;
  const promise = new Promise((_, no) => {
    reject = no;
  });
  // Whoever waits sees the rejection; nobody waiting is no crash.
  promise.catch(() => {});
  return { promise, reject };
}
