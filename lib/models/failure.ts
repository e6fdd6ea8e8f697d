import { APICallError } from "ai";
import { BrokenAnswer, messageOf } from "./read-stream";

/** Why a call failed, and what follows: another try, none, or a shorter request. */
export type Failure =
  | { kind: "again"; status: number | null; reason: string; waitMilliseconds: number | null }
  | { kind: "refused"; status: number; reason: string }
  | { kind: "too-long"; reason: string };

const WORTH_ANOTHER_TRY = new Set([408, 409, 425, 429]);

/** Accounts without credit answer as though they were only asked too often. */
const NO_CREDIT = /insufficient_quota|credit balance|insufficient credits/i;

/** How providers and servers of open models say that a request is longer than the model can take. */
const TOO_LONG = [
  /context[ _-]?(length|window|size|limit)/i,
  /prompt is too long/i,
  /input (token count|is too long|length)/i,
  /(maximum|available) (context|number of tokens)/i,
  /too many (input )?tokens/i,
  /request_too_large/i,
];

/** What an error of a call means; null when it is none of the provider's or the network's, but a defect of ours. */
export function failureOf(error: unknown, now: number): Failure | null {
  if (error instanceof DOMException && error.name === "TimeoutError")
    return { kind: "again", status: null, reason: "no answer within the time a call may take", waitMilliseconds: null };
  if (error instanceof BrokenAnswer) return ofBroken(error, now);
  if (APICallError.isInstance(error)) return ofCall(error, now);
  return null;
}

function ofCall(error: APICallError, now: number): Failure {
  const reason = reasonOf(error);
  const status = error.statusCode ?? null;
  const again = {
    kind: "again",
    status,
    reason,
    waitMilliseconds: askedWait(error, now),
  } as const;
  if (status === null || status < 300) return { ...again, status: null };
  const told = `${reason} ${error.responseBody ?? ""}`;
  if (isTooLong(status, told)) return { kind: "too-long", reason };
  if (status === 429 && NO_CREDIT.test(told)) return { kind: "refused", status, reason };
  return status >= 500 || WORTH_ANOTHER_TRY.has(status) ? again : { kind: "refused", status, reason };
}

/** An error told in the middle of a stream has its status, if any, in its body. */
function ofBroken(error: BrokenAnswer, now: number): Failure {
  const { cause } = error;
  if (cause instanceof DOMException) return failureOf(cause, now) ?? brokenOff(error);
  const code = typeof cause === "object" && cause !== null && "code" in cause ? cause.code : null;
  const told = `${error.message} ${cause instanceof Error ? "" : JSON.stringify(cause)}`;
  if (isTooLong(400, told)) return { kind: "too-long", reason: error.message };
  if (typeof code === "number" && code >= 400 && code < 500 && !WORTH_ANOTHER_TRY.has(code))
    return { kind: "refused", status: code, reason: error.message };
  return brokenOff(error);
}

const brokenOff = ({ message }: BrokenAnswer): Failure => ({
  ...{ kind: "again", status: null, reason: `its answer broke off: ${message}`, waitMilliseconds: null },
});

const isTooLong = (status: number, told: string): boolean =>
  status === 413 || ((status === 400 || status === 422) && TOO_LONG.some((words) => words.test(told)));

/** What the provider says, and behind `fetch failed` what the system says. */
function reasonOf(error: APICallError): string {
  const cause = error.cause instanceof Error ? error.cause : null;
  if (error.statusCode === undefined) return cause && "code" in cause ? `${cause.code}` : error.message;
  if (error.statusCode < 300) return `its answer could not be read: ${cause ? messageOf(cause) : error.message}`;
  return error.message;
}

/** Milliseconds the provider asks to wait, null where it asks for nothing. */
function askedWait({ responseHeaders: headers = {}, responseBody = "" }: APICallError, now: number): number | null {
  const exact = Number(headers["retry-after-ms"] ?? Number.NaN);
  if (exact >= 0) return exact;
  const given = headers["retry-after"];
  if (given === undefined) return retryDelay(responseBody);
  const seconds = Number(given);
  const wait = Number.isNaN(seconds) ? Date.parse(given) - now : seconds * 1000;
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}

/** Google says it in the body. */
function retryDelay(body: string): number | null {
  const [, seconds] = /"retryDelay":\s*"([\d.]+)s"/.exec(body) ?? [];
  return seconds === undefined ? null : Number(seconds) * 1000;
}
