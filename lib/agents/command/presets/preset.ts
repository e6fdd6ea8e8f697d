import type { WireProtocol } from "@/lib/protocol/gateway";
import type { ProgramPlace } from "@/lib/protocol/program";
import type { TrajectoryId } from "../trajectories/trajectory-format";

/** What a preset sets a scaffold up with. */
export interface PresetGiven {
  place: ProgramPlace;
  /** As the scaffold is to call it; whatever it calls it, the study's model answers. */
  model: string;
  /** Where the prompt lies; it also comes on stdin. */
  promptFile: string;
  mcpUrl: string;
}

export interface Prepared {
  /** For the shell, in the tree. */
  command: string;
  /** Besides those that every scaffold gets (`commonEnvironment`). */
  environment?: Readonly<Record<string, string>>;
  /** Texts of files in the home folder. */
  home?: Readonly<Record<string, string>>;
}

/** Something that a scaffold's own events tell: what it thought, did, or was answered. */
export interface SaidInLine {
  role: "thought" | "agent" | "user";
  text: string;
  /** The text is a command or a call that was made. */
  isAction?: true;
}

/** Where a scaffold leaves its own account of what it did: a path below its home, in which `*` stands for a name. */
export interface LeftTrajectory {
  format: TrajectoryId;
  path: string;
}

/** A scaffold that is ready to be used: one file each, listed in presets.ts. */
export interface Preset {
  id: string;
  title: string;
  /** How its folder is filled once, with FOLDER for it. */
  install: string;
  speaks: WireProtocol;
  trajectory: LeftTrajectory | null;
  /** Whether somebody has seen it work here; docs/agents-command.md says which. */
  verified: boolean;
  prepare(given: PresetGiven): Prepared;
  /** What a line of its output says, where it prints events in JSON; left out where its lines are for people. */
  said?(event: unknown): readonly SaidInLine[];
}
