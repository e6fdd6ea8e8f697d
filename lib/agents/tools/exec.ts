import type { Sandbox } from "@/lib/protocol/sandbox";
import { block } from "./block-profiling";
import type { MeteredTool } from "./meter";
import { profilingInCommand } from "./profiling-outside";
import type { ChangeRecorder } from "./record-changes";

const USUAL_SECONDS = 60;
const MOST_SECONDS = 600;
const ANSWER_TOKENS = 4000;
const LIMITS = { outputBytes: 256 * 1024, memoryMegabytes: 1024 };

/** Runs a shell command in the work tree. */
export const execTool = (sandbox: Sandbox, changes: ChangeRecorder): MeteredTool<"exec"> => ({
  most: ({ timeoutSeconds = USUAL_SECONDS }) => ({
    wallSeconds: Math.min(Math.max(1, timeoutSeconds), MOST_SECONDS),
    tokens: ANSWER_TOKENS,
  }),
  perform: async ({ command }, call) => {
    const found = profilingInCommand(command);
    if (found) return block(call, `the command was not run, because it uses ${found}`);
    const result = await sandbox.shell(command, { ...LIMITS, wallSeconds: call.wallSeconds }, call.signal);
    const changed = await changes.record(call);
    const ended = result.timedOut
      ? `killed after ${call.wallSeconds.toFixed(1)} s`
      : `exit code ${result.exitCode ?? `none (${result.signal})`}`;
    return {
      ok: result.exitCode === 0,
      text: [result.stdout, result.stderr, `[${ended}]`].filter((part) => part !== "").join("\n"),
      exitCode: result.exitCode,
      timedOut: result.timedOut,
      stdoutChars: result.stdoutChars,
      truncated: result.truncated,
      changed,
    };
  },
});
