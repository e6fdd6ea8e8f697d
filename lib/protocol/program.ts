/** Where a program of an agent's own finds what it was given, as it sees it. */
export interface ProgramPlace {
  /** `http://127.0.0.1:PORT`, behind which `serve` answers. */
  origin: string;
  /** Known to this program alone: whoever asks `serve` must show it. */
  key: string;
  /** The tree, which is also where it starts. */
  work: string;
  /** Its home folder, empty but for `ProgramStart.home`. */
  home: string;
  /** The installed scaffold that was named, read-only; null where none was. */
  scaffold: string | null;
}

/** What a program is started with. */
export interface ProgramStart {
  /** For the shell. */
  command: string;
  /** All of it besides PATH and HOME: nothing of the host's environment is there. */
  environment: Readonly<Record<string, string>>;
  /** Texts of files that lie in its home folder when it starts, by their path in it. */
  home: Readonly<Record<string, string>>;
  /** Commands on its PATH: a name, and the path of `serve` that a call of it is posted to. */
  commands: readonly { name: string; path: string }[];
  /** An MCP server on stdio for programs that speak no HTTP: a name on its PATH, and the path of `serve` behind it. */
  bridge: { name: string; path: string };
  stdin: string;
  /** Answers what the program asks on `origin`. A rejection ends the program. */
  serve(request: Request): Promise<Response>;
}

export interface ProgramLimits {
  wallSeconds: number;
  memoryMegabytes: number;
  /** Of stdout and stderr together that are passed on; the rest is dropped. */
  outputBytes: number;
}

/** Why a program is over. `exited` with a code is its own doing, whatever the code. */
export interface ProgramEnd {
  why: "exited" | "wall-limit" | "memory-limit" | "stopped";
  /** As shells report it; null when the sandbox killed it. */
  exitCode: number | null;
  /** Output was dropped. */
  truncated: boolean;
  /** The last of what it wrote to stderr. */
  lastWords: string;
}

/** A program at work in the sandbox, isolated as any command there: no network but `origin`, no secrets, an end to its whole tree. */
export interface Program {
  /** Lines of stdout as they come, over when the program is. */
  readonly lines: AsyncIterable<string>;
  /** @throws Fault (place `sandbox`) when the sandbox breaks down · what `serve` was rejected with */
  readonly ended: Promise<ProgramEnd>;
  /** Kills it with all it has started. */
  stop(): void;
  /** Text of a file it left in its home folder; null where there is none, or none that can be read. */
  left(path: string): Promise<string | null>;
  /** Files of its home folder, relative, sorted. */
  leftFiles(): Promise<string[]>;
}

/**
 * Starts a program in the work tree.
 *
 * @param scaffold name of an installed scaffold that the program is to see, or null
 * @param start told where things will lie
 * @throws RangeError when there is no such scaffold, or a path of `home` leaves it · Fault (place `sandbox`)
 */
export type Launch = (
  scaffold: string | null,
  start: (place: ProgramPlace) => ProgramStart,
  limits: ProgramLimits,
) => Promise<Program>;
