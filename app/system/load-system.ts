import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { load } from "@/app/load";
import type { ListedModel } from "@/components/system/model-facts";
import type { StorageFacts } from "@/components/system/storage-facts";
import { PROVIDERS } from "@/lib/models/providers";
import { query } from "@/lib/store/database";
import { listModels } from "@/lib/store/models";
import { queueDepth } from "@/lib/store/queue";
import { getRun } from "@/lib/store/runs";
import { listWorkers } from "@/lib/store/workers";
import { version } from "@/package.json";
import { variables } from "@/scripts/lib/environment.mjs";

const Row = z.object({
  postgres: z.string(),
  bytes: z.coerce.number(),
  blobs: z.coerce.number(),
  blob_bytes: z.coerce.number(),
  stored_bytes: z.coerce.number(),
  events: z.coerce.number(),
});

/** Everything `/system` shows. */
export async function loadSystem() {
  const [workers, depth, storage, models] = await load(
    Promise.all([listWorkers(), queueDepth(), readStorage(), readModels()]),
  );
  const busy = await load(
    Promise.all(workers.map(async ({ runId, alive }) => (runId && alive ? await getRun(runId) : null))),
  );
  return {
    ...{ depth, storage, environment: readEnvironment(storage.isEmbedded), envFile: process.env.WICK_ENV_FILE ?? null },
    workers: workers.map((worker, i) => ({ worker, run: busy[i] ?? null })),
    models,
    providers: Object.values(PROVIDERS).map(({ id, title, baseUrl, keyVariable, takesSeed }) => ({
      ...{ id, title, baseUrl, keyVariable, takesSeed },
    })),
    versions: { wick: version, node: process.version },
  };
}

/** Of a key only whether it is there. */
async function readModels(): Promise<ListedModel[]> {
  return (await listModels()).map((config) => {
    const { keyVariable } = config;
    return { config, key: keyVariable === null ? "none" : process.env[keyVariable] ? "present" : "absent" };
  });
}

async function readStorage(): Promise<StorageFacts> {
  const [row] = await query(
    `select current_setting('server_version') as postgres, pg_database_size(current_database()) as bytes,
       (select count(*) from blob) as blobs, (select coalesce(sum(size), 0) from blob) as blob_bytes,
       (select coalesce(sum(length(bytes)), 0) from blob) as stored_bytes,
       (select coalesce(sum(last_seq), 0) from attempt) as events`,
  );
  const { postgres, bytes, blobs, blob_bytes, stored_bytes, events } = Row.parse(row);
  const address = new URL(process.env.DATABASE_URL ?? "postgresql://unknown");
  const folder = process.env.WICK_DATA ?? "";
  return {
    ...{ postgres, bytes, blobs, blobBytes: blob_bytes, storedBytes: stored_bytes, events },
    isEmbedded: portOfEmbedded(folder) === address.port && address.hostname === "127.0.0.1",
    // Never user or password.
    place: `${address.hostname}${address.port ? `:${address.port}` : ""}${address.pathname}`,
    folder,
  };
}

/** The port of the embedded server of a data folder, if there is one. */
function portOfEmbedded(folder: string): string | null {
  const file = path.join(folder, "pg.json");
  if (folder === "" || !existsSync(file)) return null;
  const state = z.object({ port: z.int() }).safeParse(JSON.parse(readFileSync(file, "utf8")));
  return state.success ? String(state.data.port) : null;
}

/** What this server found of each variable. The launcher always sets DATABASE_URL and WICK_DATA: only the reader's own count as set by the shell. */
function readEnvironment(isEmbedded: boolean) {
  return variables.map(({ name, meaning, secret }) => {
    const value = name === "DATABASE_URL" && isEmbedded ? undefined : process.env[name];
    const isDefault = name === "WICK_DATA" && value === path.resolve(/*turbopackIgnore: true*/ ".wick");
    return { name, meaning, secret, isSet: Boolean(value), value: secret ? null : (value ?? null), isDefault };
  });
}
