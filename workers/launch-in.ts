import { stat } from "node:fs/promises";
import path from "node:path";
import type { Launch } from "@/lib/protocol/program";
import type { LocalSandbox } from "@/lib/sandbox/local-sandbox";
import { scaffoldsFolder } from "./data-folder";

/** Starts programs in a run's sandbox. A scaffold is a folder of the data folder's `scaffolds`, which a researcher fills once a host. */
export const launchIn =
  (sandbox: Pick<LocalSandbox, "start">, signal: AbortSignal): Launch =>
  async (name, start, limits) =>
    sandbox.start(name === null ? null : await installed(name), start, limits, signal);

async function installed(name: string): Promise<string> {
  const folder = path.join(scaffoldsFolder(), path.basename(name));
  const found = await stat(folder).catch(() => null);
  if (found?.isDirectory()) return folder;
  throw new RangeError(`this host has no scaffold ${name}: install it in ${folder} (docs/agents-command.md)`);
}
