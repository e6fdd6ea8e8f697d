export const TRAJECTORY_IDS = ["swe-agent", "mini-swe-agent", "atif", "openhands"] as const;
export type TrajectoryId = (typeof TRAJECTORY_IDS)[number];

/** One action of a scaffold by its own account, in words. Texts it did not give are empty. */
export interface LoggedAction {
  thought: string;
  action: string;
  observation: string;
}

export interface ReadTrajectory {
  actions: LoggedAction[];
  /** How the scaffold says it ended; null where it says nothing. */
  end: string | null;
  /** What was not taken, counted by reason. */
  leftOut: Readonly<Record<string, number>>;
}

/** How one scaffold writes down what it did: one file each, listed in trajectory-formats.ts. */
export interface TrajectoryFormat {
  id: TrajectoryId;
  title: string;
  /** @throws RangeError saying what is not as expected, and where */
  read(value: unknown): ReadTrajectory;
}
