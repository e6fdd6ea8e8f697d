import type { PathRoot } from "../formats/format";
import type { Profile, ProfileKind } from "../profile";

/** How a command is to be profiled. */
export type WrapOptions = {
  /** Absolute directory, as the process sees it, that receives the profile; made when missing. Must be writable and lie outside the work tree. */
  readonly artifactDir: string;
  readonly intervalMicroseconds: number;
  /** The time box: after so many seconds the profile is written and the process is killed. */
  readonly seconds: number;
  /** Where the process sees the profiler's `files`; by default where they are. */
  readonly supportDir?: string;
};

/** The command to run instead. */
export type Wrapped = {
  readonly argv: string[];
  /** Matches the files the profiled processes leave, under `artifactDir`. */
  readonly artifactGlob: string;
  /** Seconds after the time box within which the profile is on disk; kill from outside only later. */
  readonly graceSeconds: number;
};

export type ParseContext = {
  /** The command as shown to people and agents. */
  readonly command: string;
  readonly intervalMicroseconds: number;
  readonly roots: readonly PathRoot[];
};

/** A way to measure a process. Adding one: a file beside this, one fixture, one line in `profilers.ts`. */
export type Profiler = {
  readonly id: string;
  readonly title: string;
  readonly kinds: readonly ProfileKind[];
  readonly language: "javascript";
  /** Absolute host paths of files the profiled process must be able to read. */
  files(): readonly string[];
  wrap(argv: readonly string[], options: WrapOptions): Wrapped;
  /** Throws ProfileUnavailable when the artifact holds too little to say anything. */
  parse(artifact: Uint8Array, context: ParseContext): Profile;
};
