import { spawn } from "node:child_process";
import { sandboxFault } from "./sandbox-fault";

const OUTPUT_BYTES = 32 * 1024 * 1024;

export interface GitResult {
  exitCode: number | null;
  /** Null when it is larger than 32 MiB. */
  stdout: string | null;
  stderr: string;
}

/** Nothing of the host decides what git does here: no configuration, no hooks, no identity, no prompt. */
const ENVIRONMENT = {
  PATH: process.env.PATH ?? "/usr/bin:/bin",
  LC_ALL: "C",
  HOME: "/nonexistent",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_ATTR_NOSYSTEM: "1",
  GIT_TERMINAL_PROMPT: "0",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_AUTHOR_NAME: "Wick",
  GIT_AUTHOR_EMAIL: "wick@localhost",
  GIT_COMMITTER_NAME: "Wick",
  GIT_COMMITTER_EMAIL: "wick@localhost",
};
const SETTINGS = [
  "core.hooksPath=/dev/null",
  "core.autocrlf=false",
  "core.fileMode=false",
  "core.quotePath=false",
  "core.fsmonitor=false",
  "core.bigFileThreshold=16m",
  "gc.auto=0",
].flatMap((setting) => ["-c", setting]);

/**
 * Runs git and returns what it said, whatever the exit code.
 * @throws Fault (place `sandbox`) when git is not installed or could not be started
 */
export function runGit(
  cwd: string,
  args: readonly string[],
  { environment = {}, stdin = "" }: { environment?: Readonly<Record<string, string>>; stdin?: string } = {},
): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    // Next's types want NODE_ENV in every environment.
    const env = { ...ENVIRONMENT, ...environment } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv;
    const child = spawn("git", [...SETTINGS, ...args], { cwd, env, stdio: "pipe" });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    let bytes = 0;
    child.stdout.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= OUTPUT_BYTES) out.push(chunk);
    });
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.on("error", (error) =>
      reject(sandboxFault("git, which keeps the steps of a run, could not be started", error)),
    );
    child.on("close", (exitCode) =>
      resolve({
        exitCode,
        stdout: bytes <= OUTPUT_BYTES ? Buffer.concat(out).toString("utf8") : null,
        stderr: Buffer.concat(err).toString("utf8"),
      }),
    );
    child.stdin.on("error", () => {});
    child.stdin.end(stdin);
  });
}
