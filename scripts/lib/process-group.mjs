/** How long a process that was asked to end may take before it is killed. */
export const KILL_AFTER_MS = 8000;

/** Sends a signal to the group a process leads; nothing happens if the group has ended. */
export function signalGroup(leader, signal) {
  try {
    process.kill(-leader, signal);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}
