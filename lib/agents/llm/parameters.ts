import { z } from "zod";

const turns = z
  .int()
  .min(1)
  .max(100_000)
  .meta({ examples: [40] });

/** What an agent is told of its budget, and how many turns it has: knobs of their own (DESIGN §6). */
const TurnControl = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("silent") }).meta({ title: "Silent: told nothing" }),
    z.strictObject({ kind: z.literal("remaining-each-step") }).meta({ title: "Remaining budget after each turn" }),
    z
      .strictObject({
        kind: z.literal("reminders"),
        at: z
          .array(z.number().gt(0).lt(1))
          .min(1)
          .max(20)
          .meta({
            title: "Reminders",
            description: "Fractions of the budget, by whichever limit is nearest",
            examples: [[0.5, 0.8, 0.95]],
          }),
      })
      .meta({ title: "Reminders at fractions of the budget" }),
    z.strictObject({ kind: z.literal("fixed-turns"), turns }).meta({ title: "Fixed number of turns" }),
    z
      .strictObject({
        kind: z.literal("extension-on-request"),
        turns,
        extension: turns.meta({ title: "Turns a request adds", examples: [10] }),
        extensions: z
          .int()
          .min(1)
          .max(1000)
          .meta({ title: "Requests granted", description: "At most; later ones are refused", examples: [2] }),
      })
      .meta({ title: "More turns on request" }),
  ])
  .meta({ title: "Turn control", description: "A turn is one reply of the model; its tool calls are steps" });
export type TurnControl = z.infer<typeof TurnControl>;

/** What goes when the conversation nears the end of the model's context: the oldest tool outputs first. */
const ContextPolicy = z
  .strictObject({
    keepTurns: z.int().min(1).max(1000).describe("Last turns whose tool outputs stay whole"),
    shortenTo: z.number().min(0.1).max(0.95).describe("Part of the room for input that is filled afterwards"),
  })
  .meta({ title: "Context", description: "When full, the oldest tool outputs are replaced by a marker" });
export type ContextPolicy = z.infer<typeof ContextPolicy>;

export const Parameters = z.strictObject({
  model: z
    .string()
    .min(1, "name a model that is configured on the system page")
    .meta({ title: "Model", description: "As it is named on the system page" }),
  turns: TurnControl,
  context: ContextPolicy,
});
export type Parameters = z.infer<typeof Parameters>;

export const DEFAULTS: Parameters = {
  model: "",
  turns: { kind: "silent" },
  context: { keepTurns: 3, shortenTo: 0.6 },
};
