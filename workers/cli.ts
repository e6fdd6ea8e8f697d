import { CommanderError } from "commander";
import { closeDatabase } from "@/lib/store/database";
import { closeFeed } from "@/lib/store/feed";
import { closeQueue } from "@/lib/store/queue";
import { reportFailure } from "./cli/answer";
import { commands } from "./cli/commands";

/** The `wick` command: the headless face of the same library as the pages. Exit code 0 done, 1 failed, 2 bad usage. */

process.exitCode = await run(process.argv);
closeFeed();
await closeQueue();
await closeDatabase();

async function run(argv: readonly string[]): Promise<0 | 1 | 2> {
  try {
    await commands().parseAsync(argv);
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return 0;
    return reportFailure(error, argv.includes("--json"));
  }
}
