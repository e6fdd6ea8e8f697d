/**
 * `npm run bench`: measures what is bounded, on a scratch database, and prints each figure with its bound. With names
 * (`npm run bench -- evidence`) only those; options such as `--write` go to each.
 */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { root } from "./lib/checkout.mjs";
import { childEnvironment } from "./lib/child-environment.mjs";
import { typescriptArguments } from "./lib/programs.mjs";
import { sayer } from "./lib/say.mjs";
import { setUp } from "./lib/setup.mjs";

const BENCHES = {
  overhead: "workers/bench-overhead.ts",
  evidence: "workers/bench-evidence.ts",
  "evidence-time": "workers/bench-evidence-time.ts",
  profilers: "workers/bench-profilers.ts",
  flame: "scripts/bench-flame/bench-flame.ts",
};
const say = sayer(process.stderr);
const names = process.argv.slice(2).filter((each) => !each.startsWith("--"));
const options = process.argv.slice(2).filter((each) => each.startsWith("--"));
const unknown = names.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  say(`There is no bench ${unknown.join(", ")}; there are ${Object.keys(BENCHES).join(", ")}.`);
  process.exit(2);
}
const chosen = names.length > 0 ? names : Object.keys(BENCHES);

await setUp(["install", "generate", ...(chosen.includes("flame") ? ["build"] : [])], say);
const { scratchPostgres } = await import("./lib/scratch-postgres.mjs");
const { migrate } = await import("./migrate.mjs");
const postgres = await scratchPostgres("wick");
try {
  await migrate({ url: postgres.url, folder: path.join(root, "prisma/migrations") });
  const env = { ...childEnvironment(postgres.url), NODE_ENV: "production" };
  const codes = chosen.map((name) => {
    const args = [...typescriptArguments(BENCHES[name]), ...options];
    return spawnSync(process.execPath, args, { cwd: root, env, stdio: "inherit" }).status;
  });
  process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
} finally {
  postgres.remove();
}
