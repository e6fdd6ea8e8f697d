import type { Isolation } from "@/lib/protocol/sandbox";
import type { ContainedCommand } from "./contained-command";

/** A contained command ready to be spawned. */
export interface Launch {
  argv: readonly string[];
  cwd: string;
  environment: Readonly<Record<string, string>>;
  /** Value of `WICK_COMMAND` by which stray processes are found again; null where a pid namespace leaves none. */
  mark: string | null;
  /** Undoes what the launch prepared on the host; called once the tree is dead. */
  cleanUp(): Promise<void>;
}

/** One way to contain a command. `probe-isolation.ts` lists them, best first. */
export interface Containment {
  readonly isolation: Isolation;
  launch(command: ContainedCommand): Promise<Launch>;
}

/** The descriptor on which a launch reports that the command itself started, and the supervisor its CPU time. */
export const REPORT_FD = 4;

/** Where full containments put the Node that runs Wick: nothing else of its folder is visible. */
export const CONTAINED_NODE = "/opt/node/bin/node";

/** Where the host keeps its own programs, mount(8) and the like among them. */
export const HOST_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

export const CONTAINED_PATH = "/opt/node/bin:/usr/local/bin:/usr/bin:/bin";

/**
 * First process of a pid namespace: reaps what loses its parent, and so hands its CPU time on to whoever waits outside.
 * Bubblewrap's own does not: the process outside leaves before it is reaped.
 */
export const INIT = 'exec 9>&2 2>/dev/null; "$@" 2>&9 9>&-; exit $?';

/** Size of the private `/tmp`. */
export const TMP_BYTES = 256 * 1024 * 1024;

/**
 * Who commands run as when Wick runs as root. Not 65534 (nobody): that is a common account of databases, and sandboxed code
 * never shares a user with Postgres. No entry in the password file is needed.
 */
export const COMMAND_UID = 65533;

/** All of a command's environment besides its own: nothing of the host's is passed on. */
export const baseEnvironment = (path: string, home: string): Record<string, string> => ({
  PATH: path,
  HOME: home,
  TMPDIR: home,
  LANG: "C.UTF-8",
  TZ: "UTC",
});
