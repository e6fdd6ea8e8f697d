import { createHash } from "node:crypto";
import type { ModelConfig } from "./model";
import type { StudyDesign } from "./study";

/** JSON with sorted keys and no white space, so that equal designs have equal bytes wherever they were written. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(",")}]`;
  if (typeof value === "object" && value !== null)
    return `{${Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`)
      .join(",")}}`;
  return JSON.stringify(value);
}

/** What a frozen study is held to besides its design: hashes of the texts and tasks it will use, and the code version. */
export interface FrozenInputs {
  taskHashes: Record<string, string>;
  wickVersion: string;
  /** The models that agents name, as they were configured then. */
  models: Record<string, ModelConfig>;
  /** The words that agents tell models, by the agent's id; agents without any are not here. */
  prompts: Record<string, PromptsMark>;
}

/** The words an agent tells its model, by their version and the SHA-256 (hex) of them all. */
export type PromptsMark = { version: string; sha256: string };

/** SHA-256 (hex) of the design and the inputs it is frozen with. */
export function protocolHash(design: StudyDesign, inputs: FrozenInputs): string {
  return createHash("sha256").update(canonicalJson({ design, inputs })).digest("hex");
}
