/** The database cannot be reached, or the connection broke. What was not confirmed was not stored. */
export class StoreUnavailable extends Error {
  override readonly name = "StoreUnavailable";
  constructor(cause: unknown) {
    super(
      "The database cannot be reached. What was stored is safe; nothing new was stored. " +
        "Start it again (npm start), or check DATABASE_URL.",
      { cause },
    );
  }
}

/** Node's socket errors, Postgres's classes 08 and 57P, and Prisma's own names for the same. */
const LOST =
  /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|08|57P0[123]|P1001|P1002|P1008|P1017|P2024)/;
const LOST_MESSAGE =
  /Connection terminated|connection timeout|timeout exceeded when trying to connect|Client has encountered a connection error|Can't reach database server|not queryable|Server has closed the connection/i;

/** Whether an error, or what caused it, means that the database is gone rather than that the statement was wrong. */
export function isConnectionLoss(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isConnectionLoss);
  if (!(error instanceof Error)) return false;
  const { code, cause } = error as Error & { code?: unknown };
  if (typeof code === "string" && LOST.test(code)) return true;
  return LOST_MESSAGE.test(error.message) || isConnectionLoss(cause);
}

/** Passes an answer through, and a lost connection on as StoreUnavailable. */
export async function reachable<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw isConnectionLoss(error) ? new StoreUnavailable(error) : error;
  }
}
