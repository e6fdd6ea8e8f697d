import type { ModelConfig } from "@/lib/protocol/model";
import type { Failure } from "./failure";

const LONGEST_REASON = 300;

/** One sentence: which model, where, what happened, and what to check. */
export function sayFault(
  { model, keyVariable }: ModelConfig,
  provider: string,
  address: string,
  failure: Exclude<Failure, { kind: "too-long" }>,
  tries: number,
): string {
  const times = failure.kind === "again" ? ` in ${tries === 1 ? "1 try" : `${tries} tries`}` : "";
  const what = failure.status === null ? "did not answer" : `answered ${failure.status}`;
  return `The model ${model} of ${provider} at ${address} ${what}${times} (${short(failure.reason)}): ${advice(failure, keyVariable)}.`;
}

function advice({ kind, status, reason }: Exclude<Failure, { kind: "too-long" }>, keyVariable: string | null): string {
  const key = keyVariable === null ? "whether it wants a key: none is configured" : `the key in ${keyVariable}`;
  if (status === 401) return `check ${key}`;
  if (status === 403) return `check ${key}, and that it may use this model`;
  if (status === 402 || (status === 429 && kind === "refused") || /credit balance/i.test(reason))
    return "check the credit of the account";
  if (status === 404) return "check the model's name and the address";
  if (status === 429) return "it is asked more often than it allows; run fewer runs at once, or later";
  if (status !== null && status >= 500) return "it is out of order or overloaded; try again later";
  if (status !== null && status < 400) return "check the address: it leads elsewhere";
  if (status !== null) return "check the model's settings on the page System";
  return /ECONN|ENOTFOUND|EAI_AGAIN|Cannot connect/.test(reason)
    ? "check that the server runs and that the address is right"
    : "check that the server is well and not overloaded";
}

function short(reason: string): string {
  const line = reason
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[.:]+$/, "");
  return line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON)}…` : line;
}
