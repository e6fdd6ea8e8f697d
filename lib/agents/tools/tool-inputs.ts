import { z } from "zod";
import { Ask } from "@/lib/protocol/ask";
import type { ToolName } from "@/lib/protocol/event";
import { check } from "@/lib/protocol/say-issue";

type Edit =
  | { path: string; old: string; new: string }
  | { path: string; content: string }
  | { path: string; remove: true };

const path = z.string().min(1);
const line = z.int().min(1);

/**
 * What each tool takes, as a model or a program outside states it: flat objects, since providers refuse alternatives at the
 * top of a tool's schema. No words here: each agent describes the tools in its own.
 */
export const ToolInputs = {
  exec: z.strictObject({ command: z.string().min(1), timeoutSeconds: z.number().positive().optional() }),
  read: z.strictObject({ path, from: line.optional(), to: line.optional() }),
  search: z.strictObject({ pattern: z.string().min(1), path: path.optional() }),
  /** Replaces one exact occurrence of `old`; with `content` writes the whole file; with `remove` deletes it. */
  edit: z
    .strictObject({
      path,
      old: z.string().optional(),
      new: z.string().optional(),
      content: z.string().optional(),
      remove: z.boolean().optional(),
    })
    .transform((given, issues): Edit => {
      const edit = editOf(given);
      if (edit) return edit;
      const message =
        "names no change, or several; expected, besides path, either old and new, or content, or remove: true";
      issues.addIssue({ code: "custom", message });
      return z.NEVER;
    }),
  test: z.strictObject({}),
  workload: z.strictObject({ samples: z.int().min(1).optional() }),
  /** Without `ask` profiles the tree; with it asks about a function of the evidence last shown, where the condition allows it. */
  profile: z.strictObject({ ask: Ask.optional() }),
  submit: z.strictObject({ message: z.string().optional() }),
} as const satisfies Record<ToolName, z.ZodType>;
export type ToolInputs = { [K in ToolName]: z.output<(typeof ToolInputs)[K]> };

const SCHEMAS: { [K in ToolName]: z.ZodType<ToolInputs[K]> } = ToolInputs;

/** The input of a tool, checked. A field that is null counts as left out: many models fill in all there are. */
export function readToolInput<K extends ToolName>(name: K, given: unknown) {
  const isMapping = typeof given === "object" && given !== null && !Array.isArray(given);
  const value = isMapping ? Object.fromEntries(Object.entries(given).filter(([, field]) => field !== null)) : given;
  return check(SCHEMAS[name], value);
}

interface Flat {
  path: string;
  old?: string | undefined;
  new?: string | undefined;
  content?: string | undefined;
  remove?: boolean | undefined;
}

function editOf({ path, old, new: fresh, content, remove }: Flat): Edit | null {
  const replaces = old !== undefined || fresh !== undefined;
  if ([replaces, content !== undefined, remove === true].filter(Boolean).length !== 1) return null;
  if (content !== undefined) return { path, content };
  if (remove) return { path, remove: true };
  return old !== undefined && fresh !== undefined ? { path, old, new: fresh } : null;
}
