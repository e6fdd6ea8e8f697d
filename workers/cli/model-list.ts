import type { Command } from "commander";
import type { ModelConfig } from "@/lib/protocol/model";
import { listModels } from "@/lib/store/models";
import { answer, table } from "./answer";

/** `wick model list`: every configured model, and whether its key is there. */
export function addModelList(model: Command): void {
  model
    .command("list")
    .description(
      "list the configured models, and whether the variables that hold their keys are set; keys are not shown",
    )
    .option("--json", "answer in JSON")
    .action(async ({ json }: { json?: boolean }) => {
      const listed = (await listModels()).map((config) => ({ ...config, key: keyState(config) }));
      answer(json, listed, () =>
        listed.length === 0
          ? "No model is configured; wick model add --help shows how to add one."
          : table(
              ["model", "provider", "name there", "address", "key"],
              listed.map(({ id, provider, model, baseUrl, keyVariable, key }) => [
                ...[id, provider, model, baseUrl ?? "its own"],
                keyVariable === null ? key : `${keyVariable}: ${key}`,
              ]),
            ),
      );
    });
}

const keyState = ({ keyVariable }: ModelConfig): "present" | "absent" | "none" =>
  keyVariable === null ? "none" : process.env[keyVariable] ? "present" : "absent";
