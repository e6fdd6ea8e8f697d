const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
const ORPHAN_CHECK_MS = 1000;

/**
 * Turns "somebody wants this program to end" into an AbortSignal: Ctrl-C, a kill, a closed terminal, or the death of the
 * npm that started it (npm's shell can die without passing the signal on). A second signal ends the program at once.
 *
 * @returns {{ signal: AbortSignal, requested: Promise<void> }}
 */
export function ending() {
  const controller = new AbortController();
  for (const name of SIGNALS)
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(1);
      controller.abort();
    });
  if (process.env.npm_lifecycle_event) watchParent(() => controller.abort());
  const requested = new Promise((resolve) =>
    controller.signal.addEventListener("abort", () => resolve(), { once: true }),
  );
  return { signal: controller.signal, requested };
}

function watchParent(orphaned) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && orphaned(), ORPHAN_CHECK_MS).unref();
}
