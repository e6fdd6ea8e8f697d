/** `npm run bench`: measures what is bounded, on a scratch database, and prints each figure with its bound. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { root } from "./lib/checkout.mjs";
import { childEnvironment } from "./lib/child-environment.mjs";
import { typescriptArguments } from "./lib/programs.mjs";
import { sayer } from "./lib/say.mjs";
import { setUp } from "./lib/setup.mjs";

const BENCHES = ["workers/bench-overhead.ts"];
const say = sayer(process.stderr);

await setUp(["install", "generate"], say);
const { scratchPostgres } = await import("./lib/scratch-postgres.mjs");
const { migrate } = await import("./migrate.mjs");
const postgres = await scratchPostgres("wick");
try {
  await migrate({ url: postgres.url, folder: path.join(root, "prisma/migrations") });
  const env = { ...childEnvironment(postgres.url), NODE_ENV: "production" };
  const codes = BENCHES.map(
    (file) => spawnSync(process.execPath, typescriptArguments(file), { cwd: root, env, stdio: "inherit" }).status,
  );
  process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
} finally {
  postgres.remove();
}
