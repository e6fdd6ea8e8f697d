import type { Sandbox } from "@/lib/protocol/sandbox";
import type { MeteredTool } from "./meter";

const ANSWER_TOKENS = 4000;
const LIMITS = { wallSeconds: 30, outputBytes: 128 * 1024, memoryMegabytes: 512 };

/** Lines of the tree's text files that match an extended regular expression. Runs in the sandbox, where a bad pattern harms nobody. */
export const searchTool = (sandbox: Sandbox): MeteredTool<"search"> => ({
  most: () => ({ wallSeconds: LIMITS.wallSeconds, tokens: ANSWER_TOKENS }),
  perform: async ({ pattern, path = "." }, call) => {
    const command = `grep -rnIE --exclude-dir=.git -e ${quoted(pattern)} -- ${quoted(path)}`;
    const limits = { ...LIMITS, wallSeconds: call.wallSeconds };
    const { exitCode, stdout, stderr, stdoutChars, timedOut, truncated } = await sandbox.shell(
      command,
      limits,
      call.signal,
    );
    // grep: 0 found, 1 nothing found, 2 a bad pattern or path.
    const text =
      exitCode === 0 ? stdout.trimEnd() : exitCode === 1 ? "no line matches" : stderr.trim() || "search ended early";
    return { ok: exitCode === 0 || exitCode === 1, text, exitCode, timedOut, stdoutChars, truncated };
  },
});

const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;
