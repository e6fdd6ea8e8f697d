import type { Command } from "commander";
import { deleteModel } from "@/lib/store/models";
import { answer } from "./answer";
import { asUsage } from "./model-usage";

/** `wick model remove ID`: forgets a model; frozen studies keep theirs. */
export function addModelRemove(model: Command): void {
  model
    .command("remove")
    .description("forget a configured model; studies that are frozen keep theirs")
    .argument("<id>", "the model, as wick model list shows it")
    .option("--json", "answer in JSON")
    .action(async (id: string, { json }: { json?: boolean }) => {
      await asUsage(deleteModel(id));
      answer(json, { removed: id }, () => `The model ${id} is removed.`);
    });
}
