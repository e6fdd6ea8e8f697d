import type { Sandbox } from "@/lib/protocol/sandbox";
import type { MeteredTool } from "./meter";

const ANSWER_TOKENS = 8000;

/** Shows a file, or lines `from` to `to` of it (from 1, both included), with line numbers. */
export const readTool = (sandbox: Sandbox): MeteredTool<"read"> => ({
  most: () => ({ wallSeconds: 30, tokens: ANSWER_TOKENS }),
  perform: async ({ path, from = 1, to }) => {
    const lines = (await sandbox.read(path)).replace(/\n$/, "").split("\n");
    const last = Math.min(to ?? lines.length, lines.length);
    if (!(Number.isInteger(from) && from >= 1 && from <= last))
      throw new RangeError(`${path} has ${lines.length} lines; there are none from ${from} to ${to ?? lines.length}`);
    return {
      ok: true,
      text: lines
        .slice(from - 1, last)
        .map((line, index) => `${from + index}\t${line}`)
        .join("\n"),
    };
  },
});
