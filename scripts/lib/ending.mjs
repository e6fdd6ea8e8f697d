import { parentOf, wordsOf } from "./process-identity.mjs";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
const ORPHAN_CHECK_MS = 1000;
/** Ctrl-C reaches the whole group and npm passes it on as well: signals this close together are one. */
const ECHO_MS = 500;

/**
 * Turns "somebody wants this program to end" into an AbortSignal: Ctrl-C, a kill, a closed terminal, or the death of the
 * npm that started it, or of npm's shell (neither need pass the signal on; a shell in between would keep npm's SIGINT to
 * itself, so package.json starts the lasting programs with `exec`). A second wish ends the program at once.
 *
 * @returns {{ signal: AbortSignal, requested: Promise<void> }}
 */
export function ending() {
  const controller = new AbortController();
  let askedAt = Number.POSITIVE_INFINITY;
  for (const name of SIGNALS)
    process.on(name, () => {
      if (Date.now() - askedAt > ECHO_MS) process.exit(1);
      askedAt = Math.min(askedAt, Date.now());
      controller.abort();
    });
  // A closed terminal takes the output with it; what is left to stop must still be stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  if (process.env.npm_lifecycle_event) watchParent(() => controller.abort());
  const requested = new Promise((resolve) =>
    controller.signal.addEventListener("abort", () => resolve(), { once: true }),
  );
  return { signal: controller.signal, requested };
}

/** npm runs a script through a shell; when npm is killed, the shell may live on and this program's parent with it. */
function watchParent(orphaned) {
  const parent = process.ppid;
  const isShell = wordsOf(parent).includes(process.env.npm_lifecycle_script ?? "");
  const npm = isShell ? parentOf(parent) : null;
  const isOrphan = () => process.ppid !== parent || (npm !== null && parentOf(parent) !== npm);
  setInterval(() => isOrphan() && orphaned(), ORPHAN_CHECK_MS).unref();
}
