import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { dataFolder } from "./checkout.mjs";
import { childEnvironment } from "./child-environment.mjs";
import { supervise } from "./children.mjs";
import { openDatabase } from "./database.mjs";
import { ending } from "./ending.mjs";
import { portFrom } from "./free-port.mjs";
import { isHealthy } from "./health.mjs";
import { tryLock } from "./lock.mjs";
import { webAddress } from "./web-address.mjs";

const WATCH_MS = 1000;
const POLL_MS = 100;

/**
 * Database, web server and worker under one roof, until somebody ends it. One launcher per data folder: a second one says
 * where the first one runs.
 *
 * @param {{
 *   prepare: () => Promise<void>,
 *   web: (address: { host: string, port: number }) => string[],
 *   worker: string[],
 *   env: Record<string, string>,
 *   say: (message: string) => void,
 *   migrations?: string,
 * }} program `web` and `worker` are arguments for Node; `env` is added to the environment of both
 * @throws one sentence when it cannot start; what it had started is stopped again
 */
export async function launch({ prepare, migrations, say, ...programs }) {
  const began = Date.now();
  const address = webAddress(process.env);
  const lock = await claim(path.join(dataFolder(), "launcher.json"), say);
  if (!lock) return;
  const end = ending();
  const closing = [() => lock.release()];
  try {
    await prepare();
    const database = await openDatabase({ say, migrations });
    closing.push(() => database.close());
    if (end.signal.aborted) return;

    const place = { address, port: undefined, ready: false };
    const children = startChildren({ ...programs, database, place, say });
    closing.push(() => Promise.all(children.map((child) => child.stop())));
    await Promise.race([untilHealthy(place, end.signal), ...children.map((child) => child.gaveUp)]);
    if (end.signal.aborted) return;

    place.ready = true;
    lock.write({ url: address.urlOf(place.port) });
    announce(place, Date.now() - began, say);
    await Promise.race([end.requested, watchDatabase({ database, children, say, signal: end.signal })]);
    say("Stopping …");
  } finally {
    for (const close of closing.reverse()) await close();
  }
  say("Stopped.");
}

/** The worker and the web server. Until all is ready the port may still change, and either may give up. */
function startChildren({ worker, web, env, database, place, say }) {
  const childEnv = () => ({ ...childEnvironment(database.url), ...env });
  const startWeb = async () => {
    if (!place.ready) place.port = await freePort(place.address, say);
    const args = web({ host: place.address.host, port: place.port });
    return { args, env: { ...childEnv(), PORT: String(place.port) } };
  };
  const shared = { say, mayGiveUp: () => !place.ready };
  return [
    supervise({ name: "worker", start: () => ({ args: worker, env: childEnv() }), ...shared }),
    supervise({ name: "web", start: startWeb, ...shared }),
  ];
}

function announce({ address, port }, tookMs, say) {
  const url = address.urlOf(port);
  say(`Wick runs at ${url} (ready in ${(tookMs / 1000).toFixed(1)} s).`);
  if (address.token) say(`Open ${url}/login?token=… with your WICK_TOKEN once in each browser.`);
}

/** The launcher's lock; or null when another one runs, which is then named. */
async function claim(file, say) {
  let announced = false;
  for (;;) {
    const lock = tryLock(file);
    if (lock.held) return lock;
    const { pid, url } = lock.holder;
    if (url) {
      say(`Wick already runs at ${url} (process ${pid}).`);
      return null;
    }
    if (!announced) say(`Process ${pid} is starting Wick already; waiting for its address.`);
    announced = true;
    await sleep(POLL_MS);
  }
}

async function freePort({ port, host }, say) {
  const found = await portFrom(port, host);
  if (found !== port) say(`Port ${port} is taken; using ${found}.`);
  return found;
}

async function untilHealthy(place, signal) {
  while (!signal.aborted) {
    if (place.port && (await isHealthy(place.address.urlOf(place.port), place.address.token))) return;
    await sleep(POLL_MS);
  }
}

/** Postgres is a daemon of its own: if it dies, it is started again, and the children too if its address changed. */
async function watchDatabase({ database, children, say, signal }) {
  while (!signal.aborted) {
    await sleep(WATCH_MS, undefined, { ref: false });
    const state = signal.aborted ? "alive" : await database.revive();
    if (state !== "alive") say("The database server had ended and was started again.");
    if (state === "moved") for (const child of children) child.restart();
  }
}
