/** Next calls this once, when a server starts. */
export async function register(): Promise<void> {
  // The import is behind the test, so that nothing of Node's is bundled for the edge.
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { endStreamsOnShutdown } = await import("./instrumentation-node");
  endStreamsOnShutdown();
}
