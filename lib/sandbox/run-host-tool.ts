import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * What a program of the host prints that has nothing to do with a run, such as another maker's viewer of profiles: trusted,
 * outside all boxes. Null when it is not installed or fails.
 */
export async function runHostTool(program: string, args: readonly string[]): Promise<string | null> {
  try {
    return (await run(program, args)).stdout;
  } catch (error) {
    if (error instanceof Error && "code" in error) return null;
    throw error;
  }
}
