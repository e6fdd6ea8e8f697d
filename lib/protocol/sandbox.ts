/** Limits of one command; the sandbox kills the whole process tree when one is reached. */
export interface CommandLimits {
  wallSeconds: number;
  /** Bytes kept of stdout and stderr together; the rest is counted and dropped. */
  outputBytes: number;
  memoryMegabytes: number;
}

/** Success, failure, time-out and the memory limit have the same fields; a tree killed for memory says so on stderr. */
export interface ExecResult {
  /** As shells report it: 128 + n when signal n ended the command; null when the sandbox killed it. */
  exitCode: number | null;
  /** Name of the signal that ended the command. */
  signal: string | null;
  timedOut: boolean;
  stdout: string;
  stderr: string;
  /** Whole size of stdout before truncation. */
  stdoutChars: number;
  truncated: boolean;
  milliseconds: number;
}

export interface Isolation {
  level: "full" | "reduced";
  /** One sentence: what holds, and what does not, on this host. */
  detail: string;
}

export interface FileChange {
  path: string;
  added: number;
  deleted: number;
}

/** What a commit of the shadow repository recorded. */
export interface TreeStep {
  tree: string;
  files: FileChange[];
  /** Since the previous step, and since the snapshot. */
  diff: string;
  cumulative: string;
}

/**
 * A private copy of a snapshot in which an agent works. Paths are relative to the tree and may not leave it.
 * Its own breakdown throws a `Fault`; a failing command is a result.
 */
export interface Sandbox {
  readonly isolation: Isolation;
  /** Runs a shell command in the tree, without network, host environment or secrets. */
  shell(command: string, limits: CommandLimits, signal: AbortSignal): Promise<ExecResult>;
  /** @throws RangeError when the path leaves the tree or is not a readable text file (message for the agent). */
  read(path: string): Promise<string>;
  write(path: string, content: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** All files of the tree, relative, sorted. Ignore rules of the tree's own hide nothing: a patch holds every change. */
  list(): Promise<string[]>;
  /** Commits the tree as it stands to the shadow repository; null when nothing changed since the last step. */
  commitStep(message: string): Promise<TreeStep | null>;
  /** Commit of the snapshot, and of the tree as it was last committed. */
  readonly baseTree: string;
  readonly tree: string;
  close(): Promise<void>;
}
