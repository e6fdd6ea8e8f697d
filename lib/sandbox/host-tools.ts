import { spawnSync } from "node:child_process";

/** Which programs of the host work, found by running them; each is optional. */
export interface HostTools {
  root: boolean;
  /** Tells the CPU time of its children: to the millisecond with bash, to the kernel's tick (10 ms) with other shells. */
  shell: "bash" | "sh";
  /** Drops to the unprivileged user (root only). */
  dropUser: boolean;
  /** Lets the tree die with Wick, also after `kill -9`. */
  dieWithParent: boolean;
  limits: boolean;
  pinning: boolean;
}

const works = (program: string, ...args: string[]): boolean =>
  spawnSync(program, args, { stdio: "ignore", timeout: 10_000 }).status === 0;

export function probeHostTools(uid: number): HostTools {
  const root = process.getuid?.() === 0;
  return {
    root,
    shell: works("bash", "-c", "true") ? "bash" : "sh",
    dropUser: root && works("setpriv", ...dropUserArgv(uid).slice(1), "true"),
    dieWithParent: works(DIE_WITH_PARENT[0], ...DIE_WITH_PARENT.slice(1), "true"),
    limits: works("prlimit", "--core=0", "true"),
    pinning: works("taskset", "-c", "0", "true"),
  };
}

/** Changing the user takes this back, so it stands behind `dropUserArgv`. */
export const DIE_WITH_PARENT = ["setpriv", "--pdeathsig", "SIGKILL"] as const;

export const dropUserArgv = (uid: number): string[] => [
  "setpriv",
  `--reuid=${uid}`,
  `--regid=${uid}`,
  "--clear-groups",
  "--no-new-privs",
];
