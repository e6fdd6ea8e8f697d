import type { Sandbox } from "@/lib/protocol/sandbox";
import { block } from "./block-profiling";
import type { MeteredTool } from "./meter";
import { profilingInCode } from "./profiling-outside";
import type { ChangeRecorder } from "./record-changes";
import type { ToolInputs } from "./tool-inputs";

/** Replaces one exact occurrence of a text, writes a whole file, or deletes one. */
export const editTool = (sandbox: Sandbox, changes: ChangeRecorder): MeteredTool<"edit"> => ({
  most: () => ({ wallSeconds: 30, tokens: 500 }),
  perform: async (input, call) => {
    const before = "old" in input ? await sandbox.read(input.path) : await textOrNothing(sandbox, input.path);
    const after = contentAfter(input, before);
    if (after === null) await sandbox.remove(input.path);
    else {
      const found = profilingInCode(after, before);
      if (found) return block(call, `${input.path} was not changed, because the new code uses ${found}`);
      await sandbox.write(input.path, after);
    }
    const changed = await changes.record(call);
    const what = after === null ? "deleted" : before === "" ? "written" : "changed";
    return { ok: true, text: changed ? `${input.path} ${what}.` : `${input.path} is as it was.`, changed };
  },
});

/** @throws RangeError when the old text is not there exactly once */
function contentAfter(input: ToolInputs["edit"], before: string): string | null {
  if ("remove" in input) return null;
  if ("content" in input) return input.content;
  if (input.old === "") throw new RangeError("the old text is empty; give the whole content to write a file");
  const parts = before.split(input.old);
  if (parts.length === 2) return parts.join(input.new);
  const times = parts.length === 1 ? "not" : `${parts.length - 1} times`;
  throw new RangeError(
    `the old text occurs ${times} in ${input.path}; it must occur exactly once. Nothing was changed.`,
  );
}

/** What a whole-file edit replaces; a file that is not there, or is no text, is replaced unread. */
async function textOrNothing(sandbox: Sandbox, path: string): Promise<string> {
  try {
    return await sandbox.read(path);
  } catch (error) {
    if (error instanceof RangeError) return "";
    throw error;
  }
}
