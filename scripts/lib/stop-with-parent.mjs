/**
 * Loaded into every child by `--import`: when the program that started it is gone, even by kill -9, the channel between
 * them closes and the child ends with all it started.
 */
import { KILL_AFTER_MS, signalGroup } from "./process-group.mjs";

// Node hands its loader options on to what the child forks, which has a parent of its own.
if (process.channel && process.ppid === Number(process.env.WICK_LAUNCHER_PID)) {
  process.channel.unref();
  process.once("disconnect", () => {
    signalGroup(process.pid, "SIGTERM");
    setTimeout(() => signalGroup(process.pid, "SIGKILL"), KILL_AFTER_MS).unref();
  });
}
