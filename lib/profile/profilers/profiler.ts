import type { PathRoot, ReadContext } from "../formats/format";
import type { Profile, ProfileKind } from "../profile";

/** Languages of the programs that profilers know. */
export const LANGUAGES = ["javascript", "python"] as const;
export type Language = (typeof LANGUAGES)[number];

/** What languages are called. */
export const LANGUAGE_TITLES: Record<Language, string> = { javascript: "JavaScript", python: "Python" };

/** How a command is to be profiled. */
export type WrapOptions = {
  readonly kind: ProfileKind;
  /** Absolute directory, as the process sees it, that receives the profile: it is there, writable, and outside the work tree. */
  readonly artifactDir: string;
  /** Between two samples, in the unit of the profiler's profiles; null where nothing is sampled. */
  readonly interval: number | null;
  /** The time box: after so many seconds the profile is written and the process is killed. */
  readonly seconds: number;
  /** Where the process sees the profiler's `files`; by default where they are. */
  readonly supportDir?: string;
};

/** The command to run instead. */
export type Wrapped = {
  readonly argv: string[];
  /** How the names of the files end that the profiled processes leave in `artifactDir`, one a process: `NAME.PID` and this. */
  readonly artifactEnd: string;
  /** Seconds after the time box within which the profile is on disk; kill from outside only later. */
  readonly graceSeconds: number;
};

export type ParseContext = Pick<ReadContext, "sourceMapFor"> & {
  readonly kind: ProfileKind;
  /** The command as shown to people and agents. */
  readonly command: string;
  readonly interval: number | null;
  readonly roots: readonly PathRoot[];
};

/** The place where commands are profiled, as a probe sees it: the sandbox rather than the machine around it. */
export type ProbeHost = {
  /** Runs a program to its end, for at most `seconds`. A program that is not there ends with code 127, a killed one with null. */
  run(argv: readonly string[], seconds: number): Promise<{ exitCode: number | null; stdout: string; stderr: string }>;
};

/** Whether a profiler gives a kind for a language on a host, found by trying; `why` is a sentence. */
export type Availability =
  | { readonly ok: true; readonly version: string }
  | { readonly ok: false; readonly why: string };

/** A way to measure a process. Adding one: a file beside this, one fixture, one line in `profilers.ts`. */
export type Profiler = {
  readonly id: string;
  readonly title: string;
  readonly languages: readonly Language[];
  readonly kinds: readonly ProfileKind[];
  /** Unless told otherwise, fine enough for workloads of 0.2 s; in the unit of its profiles, null where nothing is sampled. */
  readonly interval: number | null;
  available(host: ProbeHost, kind: ProfileKind, language: Language): Promise<Availability>;
  /** Absolute host paths of files the profiled process must be able to read. */
  files(): readonly string[];
  wrap(argv: readonly string[], options: WrapOptions): Wrapped;
  /** Throws ProfileUnavailable when the artifact holds too little to say anything. */
  parse(artifact: Uint8Array, context: ParseContext): Profile;
};
