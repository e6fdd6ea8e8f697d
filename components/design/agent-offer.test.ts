import { expect, test } from "vitest";
import { z } from "zod";
import { parameterFields } from "./agent-offer";

test("each kind of parameter becomes its field, with its bounds and words", () => {
  const schema = z.object({
    skill: z.number().min(0).max(1).describe("0 ignores the evidence"),
    seed: z.int(),
    loud: z.boolean().default(false),
    model: z.string().optional(),
    reminderStyle: z.enum(["silent", "each-step"]),
  });
  expect(parameterFields(schema)).toMatchObject([
    { name: "skill", title: "Skill", hint: "0 ignores the evidence", kind: "number", min: 0, max: 1 },
    { name: "seed", kind: "integer", min: null, max: null },
    { name: "loud", kind: "boolean" },
    { name: "model", kind: "text" },
    { name: "reminderStyle", title: "Reminder style", kind: "choice", choices: ["silent", "each-step"] },
  ]);
});

test("an agent without parameters has no fields", () => {
  expect(parameterFields(z.object({}))).toEqual([]);
});
