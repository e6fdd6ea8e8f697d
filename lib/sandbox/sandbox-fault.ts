import { Fault } from "@/lib/protocol/fault";

/** A breakdown of the sandbox itself, in one sentence; a full disk is named as such wherever it is met. */
export function sandboxFault(what: string, cause: unknown): Fault {
  if (cause instanceof Fault) return cause;
  return new Fault("sandbox", `${what}: ${reasonOf(cause)}`, { cause });
}

function reasonOf(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  const code = typeof cause === "object" && cause !== null && "code" in cause ? cause.code : null;
  if (code === "ENOSPC" || code === "EDQUOT" || /no space left on device|disk quota exceeded/i.test(text))
    return "the disk is full; nothing of this attempt counts, free some space and retry";
  if (code === "EAGAIN" || /resource temporarily unavailable|cannot fork/i.test(text))
    return "the host has no room for another process; lower the number of workers or raise its process limit";
  return text.trim().split("\n")[0] ?? "no reason given";
}
