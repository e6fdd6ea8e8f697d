import { z } from "zod";
import { PRESETS } from "./presets/presets";
import { TRAJECTORY_IDS } from "./trajectories/trajectory-format";

/** The choice of no preset: the command line is the design's own. */
export const OWN_COMMAND = "own";

const Trajectory = z.strictObject({
  format: z.enum(TRAJECTORY_IDS),
  path: z.string().min(1).describe("Below the program's home folder; * stands for a name"),
});

export const Parameters = z
  .strictObject({
    preset: z
      .enum([OWN_COMMAND, ...PRESETS.map(({ id }) => id)])
      .meta({ title: "Scaffold", description: "One that is ready to be used, or a command line of your own" }),
    command: z
      .string()
      .nullable()
      .meta({ title: "Command line", description: "For the shell, in the tree; in place of a preset's own" }),
    scaffold: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "expected the name of a folder in the data folder's scaffolds")
      .nullable()
      .meta({ title: "Installed as", description: "Folder in the data folder's scaffolds that it sees read-only" }),
    model: z
      .string()
      .min(1)
      .nullable()
      .meta({ title: "Model", description: "As it is named on the system page; none for a program that asks none" }),
    trajectory: Trajectory.nullable().meta({
      title: "Trajectory file",
      description: "What it leaves of its own account, in place of what the preset names",
    }),
    environment: z
      .record(z.string().regex(/^[A-Z_][A-Z0-9_]*$/i, "expected the name of a variable"), z.string())
      .meta({ title: "Environment", description: "Variables besides those it gets anyway; no place for secrets" }),
    memoryMegabytes: z.int().min(64).max(1_000_000).meta({ title: "Memory, MB" }),
  })
  .superRefine(({ preset, command, model }, issues) => {
    const add = (path: string, message: string) => issues.addIssue({ code: "custom", path: [path], message });
    if (preset === OWN_COMMAND && !command?.trim()) add("command", "expected a command line, or a preset that has one");
    if (preset !== OWN_COMMAND && model === null) add("model", `${preset} asks a model; name one that is configured`);
  });
export type Parameters = z.infer<typeof Parameters>;

export const DEFAULTS: Parameters = {
  ...{ preset: OWN_COMMAND, command: null, scaffold: null, model: null, trajectory: null, environment: {} },
  memoryMegabytes: 4096,
};
