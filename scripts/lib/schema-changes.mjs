import { spawnSync } from "node:child_process";
import path from "node:path";
import { root } from "./checkout.mjs";
import { quietEnvironment } from "./setup.mjs";

const NOTHING_CHANGED = 0;
const CHANGED = 2;

/**
 * The SQL that leads from the committed migrations to prisma/schema.prisma; empty when they agree.
 *
 * @param {string} url a Postgres server on which a shadow database may be made
 * @throws with Prisma's own words when it cannot tell
 */
export function schemaChanges(url) {
  const cli = path.join(root, "node_modules/prisma/build/index.js");
  const from = ["--from-migrations", "prisma/migrations", "--to-schema", "prisma/schema.prisma"];
  const result = spawnSync(process.execPath, [cli, "migrate", "diff", ...from, "--script", "--exit-code"], {
    cwd: root,
    encoding: "utf8",
    env: {
      ...process.env,
      ...quietEnvironment,
      DATABASE_URL: url,
      PRISMA_SCHEMA_ENGINE_BINARY: path.join(root, "scripts/prisma-schema-engine.mjs"),
    },
  });
  if (result.status === NOTHING_CHANGED) return "";
  if (result.status === CHANGED) return result.stdout;
  throw new Error(`Prisma could not compare the migrations with the schema: ${result.stderr.trim()}`);
}
