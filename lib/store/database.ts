import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Prisma, PrismaClient } from "./generated/prisma/client";
import { reachable, StoreUnavailable } from "./store-unavailable";

/**
 * adapter-pg drops the offset of timestamptz both ways: every session must speak UTC. The rest lets the server notice within
 * a minute that a client is gone, also one that waits for a lock or sat on a host that lost power, and free what it held.
 */
const OPTIONS =
  "-c timezone=UTC -c client_connection_check_interval=1000 " +
  "-c tcp_keepalives_idle=20 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=4";
const SESSION = { options: OPTIONS, keepAlive: true, connectionTimeoutMillis: 10_000 };
const POOL_SIZE = 10;
/** Freezing 12,000 runs is one transaction. */
const TRANSACTION = { maxWait: 10_000, timeout: 120_000 };

export interface Database {
  /** For what the client has no words for: batches of events, bytes of blobs. */
  pool: pg.Pool;
  prisma: PrismaClient;
}

/** What a function needs that can run alone or inside a transaction. */
export type Store = Prisma.TransactionClient;

const shared = globalThis as typeof globalThis & { wickDatabase?: Database };

/**
 * The database of this process, opened at the first call. One per process, also across hot reloads and bundles.
 *
 * @throws StoreUnavailable when DATABASE_URL is not set
 */
export function database(): Database {
  shared.wickDatabase ??= open(databaseUrl());
  return shared.wickDatabase;
}

/** @throws StoreUnavailable when DATABASE_URL is not set */
export function databaseUrl(): string {
  const url = process.env.DATABASE_URL;
  if (!url) throw new StoreUnavailable(new Error("DATABASE_URL is not set"));
  return url;
}

function open(url: string): Database {
  const pool = new pg.Pool({ connectionString: url, max: POOL_SIZE, application_name: "wick", ...SESSION });
  pool.on("error", () => {});
  pool.on("connect", quietly);
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

/** Closes the database of this process; the next `database()` opens it again. */
export async function closeDatabase(): Promise<void> {
  const open = shared.wickDatabase;
  delete shared.wickDatabase;
  await open?.prisma.$disconnect();
  await open?.pool.end();
}

/** A connection of its own, for what belongs to a session: LISTEN and advisory locks. The caller ends it. */
export function ownConnection(name: string): pg.Client {
  const client = new pg.Client({ connectionString: databaseUrl(), application_name: name, ...SESSION });
  return quietly(client);
}

/** A connection that breaks between two queries has nobody waiting for it; unhandled, its error would end the process. */
export function quietly<C extends pg.ClientBase>(client: C): C {
  client.on("error", () => {});
  return client;
}

/** Runs reads or a single write. @throws StoreUnavailable when the database is gone */
export const ask = async <T>(work: (store: Store) => Promise<T>): Promise<T> => reachable(work(database().prisma));

/** Runs everything or nothing. @throws StoreUnavailable when the database is gone; then nothing of it is stored */
export const transaction = async <T>(work: (store: Store) => Promise<T>): Promise<T> =>
  reachable(database().prisma.$transaction(work, TRANSACTION));

/** One statement with parameters on the pool. @throws StoreUnavailable when the database is gone */
export async function query(text: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
  const result = await reachable(database().pool.query<Record<string, unknown>>(text, [...values]));
  return result.rows;
}
