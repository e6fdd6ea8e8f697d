import type { CommandLimits, ExecResult } from "@/lib/protocol/sandbox";

/**
 * One command in a box. A box is a folder on the host; under full isolation the command sees only the box (as `/box`), a
 * read-only system and a private `/tmp`, with no network. Commands name files relative to `cwd`, so they run alike under
 * reduced isolation, where they see the host.
 */
export interface ContainedCommand {
  /** `node` as the first word means the Node that runs Wick. */
  argv: readonly string[];
  /** The box's folder on the host. */
  box: string;
  /** Relative to the box. */
  cwd: string;
  /** Folders of the box that the command may write to; everything else in it is read-only. */
  writable: readonly string[];
  /** Folders of the host shown read-only over empty folders of the box; under reduced isolation they are where they are. */
  shown?: readonly Shown[];
  environment: Readonly<Record<string, string>>;
  stdin: string;
  limits: CommandLimits;
  /** Processor to pin to, or null. */
  core: number | null;
}

export interface Shown {
  /** On the host. */
  from: string;
  /** Relative to the box. */
  at: string;
}

export interface ContainedResult extends ExecResult {
  /** What the command wrote to file descriptor 3. */
  channel: string;
  /**
   * CPU time of the whole process tree as the kernel accounts for it, the containment's own start (10 to 20 ms with
   * bubblewrap) included; null where the host cannot tell.
   */
  cpuMilliseconds: number | null;
}

/** `run-contained.ts` is the one implementation. Rejects with the signal's reason when it aborts, the tree then dead. */
export type RunContained = (command: ContainedCommand, signal: AbortSignal) => Promise<ContainedResult>;
