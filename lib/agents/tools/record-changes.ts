import { longText } from "@/lib/protocol/event";
import type { Sandbox } from "@/lib/protocol/sandbox";
import type { Call } from "./meter";
import { isProfileFile, profilingInCode } from "./profiling-outside";

/** New files looked into for a raw profile; a command that leaves more has them told by name alone. */
const LOOKED_INTO = 200;

/**
 * Records what a call did to the work tree. Raw profiles that it left are removed before anything is committed, and code
 * that takes profiles is flagged.
 */
export class ChangeRecorder {
  private constructor(
    private readonly sandbox: Sandbox,
    private known: ReadonlySet<string>,
  ) {}

  static async start(sandbox: Sandbox): Promise<ChangeRecorder> {
    return new ChangeRecorder(sandbox, new Set(await sandbox.list()));
  }

  /** @returns whether the tree is another than before the call */
  async record(call: Call): Promise<boolean> {
    await this.removeProfiles(call);
    const step = await this.sandbox.commitStep(`step ${call.step}, call ${call.call}`);
    if (step === null) return false;
    const found = profilingInCode(linesWith("+", step.diff), linesWith("-", step.diff));
    if (found) flag(call, `The work tree now holds code that uses ${found}.`);
    const { files, tree } = step;
    const [diff, cumulative] = [longText(step.diff), longText(step.cumulative)];
    call.record({ kind: "edit", step: call.step, data: { files, diff, cumulative, tree } });
    return true;
  }

  private async removeProfiles(call: Call): Promise<void> {
    const files = await this.sandbox.list();
    const fresh = files.filter((file) => !this.known.has(file));
    for (const [index, file] of fresh.entries()) {
      const content = index < LOOKED_INTO ? await this.textOf(file) : "";
      if (!isProfileFile(file, content)) continue;
      await this.sandbox.remove(file);
      flag(call, `${file} was a raw profile and has been removed from the work tree.`);
    }
    this.known = new Set(files);
  }

  /** What is no text file of the tree cannot be looked into. */
  private async textOf(file: string): Promise<string> {
    try {
      return await this.sandbox.read(file);
    } catch (error) {
      if (error instanceof RangeError) return "";
      throw error;
    }
  }
}

const flag = ({ record, step }: Call, text: string): void =>
  record({ kind: "notice", step, data: { code: "profiling-outside-budget", text } });

const linesWith = (sign: "+" | "-", diff: string): string =>
  diff
    .split("\n")
    .filter((line) => line.startsWith(sign) && !line.startsWith(sign.repeat(3)))
    .map((line) => line.slice(1))
    .join("\n");
