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
  if (typeof error !== "object" || error === null) return false;
  if (error instanceof AggregateError && error.errors.some(isConnectionLoss)) return true;
  const { code, message, cause, meta } = error as { code?: unknown; message?: unknown; cause?: unknown; meta?: object };
  if (typeof code === "string" && LOST.test(code)) return true;
  if (typeof message === "string" && LOST_MESSAGE.test(message)) return true;
  // Prisma keeps what the driver said beside its own error, not as its cause.
  const driver = meta && "driverAdapterError" in meta ? meta.driverAdapterError : undefined;
  return isConnectionLoss(cause) || isConnectionLoss(driver);
}

/** Passes an answer through, and a lost connection on as StoreUnavailable. */
export async function reachable<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw isConnectionLoss(error) ? new StoreUnavailable(error) : error;
  }
}
