import type { z } from "zod";
import { sayProblems } from "@/lib/protocol/problem";
import { check } from "@/lib/protocol/say-issue";
import { BadConfig } from "../config/bad-config";
import { BadInstance } from "./task";

/** An instance as its kind of task has it. @throws BadInstance naming every field that is wrong */
export function instanceOf<T>(schema: z.ZodType<T>, value: unknown, name: string): T {
  const checked = check(schema, value);
  if (checked.ok) return checked.value;
  throw new BadInstance(`of the instance ${name}, ${sayProblems(checked.problems, "the whole")}`);
}

/** The options of a task. @throws BadConfig naming every key of `task_config` that is wrong */
export function optionsOf<T>(schema: z.ZodType<T>, options: Record<string, unknown>): T {
  const checked = check(schema, options);
  if (checked.ok) return checked.value;
  throw new BadConfig(
    checked.problems.map(({ path, message }) => ({
      path: path === "" ? "task_config" : `task_config.${path}`,
      message,
    })),
  );
}
