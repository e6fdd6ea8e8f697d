/** `npm run worker`: one more worker on the same database. */
import { setTimeout as sleep } from "node:timers/promises";
import { loadEnvFile } from "./lib/checkout.mjs";
import { childEnvironment } from "./lib/child-environment.mjs";
import { supervise } from "./lib/children.mjs";
import { openDatabase } from "./lib/database.mjs";
import { ending } from "./lib/ending.mjs";
import { workerArguments } from "./lib/programs.mjs";
import { refuseArguments } from "./lib/refuse-arguments.mjs";
import { sayer } from "./lib/say.mjs";
import { setUp } from "./lib/setup.mjs";

const WATCH_MS = 1000;
const say = sayer(process.stdout);
refuseArguments(process.argv.slice(2));
loadEnvFile();

try {
  await work(ending());
  process.exit();
} catch (error) {
  sayer(process.stderr)(error.message);
  process.exit(1);
}

async function work(end) {
  await setUp(["install", "generate"], say);
  const database = await openDatabase({ say });
  const env = () => ({ ...childEnvironment(database.url), NODE_ENV: "production" });
  const worker = supervise({ name: "worker", start: () => ({ args: workerArguments(), env: env() }), say });
  try {
    while (!end.signal.aborted) {
      await Promise.race([end.requested, sleep(WATCH_MS)]);
      if (!end.signal.aborted && (await database.revive()) === "moved") worker.restart();
    }
  } finally {
    await worker.stop();
    await database.close();
  }
}
