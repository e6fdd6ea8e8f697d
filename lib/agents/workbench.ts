import type { Profile } from "@/lib/profile/profile";
import type { GuardResult } from "@/lib/protocol/outcome";
import type { Sandbox } from "@/lib/protocol/sandbox";

/** What a profiling call yielded, or the named condition under which it yielded none. */
export type Capture =
  | {
      ok: true;
      profile: Profile;
      /** Id of the stored profile. */
      id: string;
      /** True when the study's base profile was replayed instead of profiling again: charged identically. */
      replayed: boolean;
      chargedSeconds: number;
      captureHash: string;
    }
  | { ok: false; reason: string; chargedSeconds: number };

/**
 * What the metered tools stand on: the work tree, and the commands of the task, already bound to one run by the worker.
 * Nothing here knows the task's id, its expert patch or the hidden guards.
 */
export interface Workbench {
  sandbox: Sandbox;
  /** Visible guard cases against the tree as it stands. */
  test(wallSeconds: number, signal: AbortSignal): Promise<{ guards: GuardResult[]; timedOut: boolean }>;
  /** Fresh-process samples of the workload on the known input; `matchesBase` compares the output with the snapshot's. */
  workload(
    samples: number,
    wallSeconds: number,
    signal: AbortSignal,
  ): Promise<{ samplesMilliseconds: number[]; matchesBase: boolean; failure: string | null }>;
  /** Profiles the tree as it stands for at most `seconds`; replays the base profile while the tree is unedited. */
  profile(seconds: number, signal: AbortSignal): Promise<Capture>;
  /** The unpatched tree's profile, for representations that compare with it. */
  baseProfile(): Promise<{ profile: Profile; id: string }>;
}
