import { spawn } from "node:child_process";
import { root } from "../checkout.mjs";
import { quietEnvironment } from "../setup.mjs";

/**
 * Runs a Node program in the checkout, its output shown as it comes.
 *
 * @returns {Promise<number>} its exit code; 1 when a signal ended it
 */
export function runNode(args, { env = {}, signal } = {}) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...quietEnvironment, ...env },
  });
  const end = () => child.kill("SIGTERM");
  signal?.addEventListener("abort", end);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      signal?.removeEventListener("abort", end);
      resolve(code ?? 1);
    });
  });
}
