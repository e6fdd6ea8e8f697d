import { expect, test } from "vitest";
import { z } from "zod";
import { parameterFields, variantStart } from "./agent-offer";

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

test("alternatives become a choice with fields of their own, lists of numbers and groups what they are", () => {
  const turns = z
    .int()
    .min(1)
    .meta({ examples: [40] });
  const schema = z.object({
    turns: z
      .discriminatedUnion("kind", [
        z.object({ kind: z.literal("silent") }).meta({ title: "Silent" }),
        z.object({ kind: z.literal("fixed"), turns, at: z.array(z.number()).meta({ examples: [[0.5, 0.9]] }) }),
      ])
      .meta({ title: "Turn control" }),
    context: z.object({ keepTurns: z.int().min(2), share: z.number().describe("Part of the room") }),
  });
  const [control, context] = parameterFields(schema);
  expect(control).toMatchObject({
    ...{ name: "turns", title: "Turn control", kind: "variants", tag: "kind", start: { kind: "silent" } },
    variants: [
      { value: "silent", title: "Silent", fields: [] },
      {
        value: "fixed",
        title: "fixed",
        fields: [
          { name: "turns", kind: "integer" },
          { name: "at", kind: "numbers" },
        ],
      },
    ],
  });
  if (control?.kind !== "variants") throw new Error("no variants");
  expect(variantStart("kind", control.variants[1])).toEqual({ kind: "fixed", turns: 40, at: [0.5, 0.9] });
  expect(context).toMatchObject({
    ...{ kind: "group", start: { keepTurns: 2, share: 0 } },
    fields: [
      { name: "keepTurns", title: "Keep turns" },
      { name: "share", hint: "Part of the room" },
    ],
  });
});

test("what may be null may be left empty, and what no form has a field for is JSON", () => {
  const schema = z.object({
    command: z.string().nullable().meta({ title: "Command line" }),
    preset: z.enum(["a", "b"]).nullable(),
    file: z.object({ path: z.string() }).nullable(),
    environment: z.record(z.string(), z.string()),
  });
  expect(parameterFields(schema)).toMatchObject([
    { title: "Command line", kind: "text", isOptional: true, start: null },
    { kind: "choice", choices: ["", "a", "b"], isOptional: true, start: null },
    { kind: "group", isOptional: true, start: null, fields: [{ name: "path", kind: "text" }] },
    { kind: "json", start: {} },
  ]);
});

test("an agent without parameters has no fields", () => {
  expect(parameterFields(z.object({}))).toEqual([]);
});
