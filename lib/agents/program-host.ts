import type { Gateway } from "@/lib/protocol/gateway";
import type { Launch } from "@/lib/protocol/program";

/** What an agent gets that leaves the work to a program of its own in the sandbox. */
export interface ProgramHost {
  launch: Launch;
  /** Null when the study names no model for the agent. */
  gateway: MeteredGateway | null;
  time: ProgramTime;
  /**
   * Records what the program has done to the tree since the last time, at the last step.
   * @returns whether the tree is another
   */
  recordChanges(): Promise<boolean>;
  /** Takes the evidence that the condition shows after an edit, for an answer it is shown in; null where it shows none. */
  evidenceAfterEdit(): Promise<string | null>;
}

/** A model behind the ledger for programs that speak its provider's protocol themselves. */
export interface MeteredGateway {
  readonly gateway: Gateway;
  /**
   * Answers a program's request to its model: a step, reserved before anything is sent and settled with the provider's bill.
   * Refused in the provider's own shape when the run has ended, or ends because it does not fit what is left.
   *
   * @returns the answer as soon as it begins, and when it is through
   * @throws Fault (place `model`) when the provider cannot be reached
   */
  answer(request: Request): { response: Promise<Response>; through: Promise<void> };
}

/**
 * The time in which a program works by itself, charged to the run's clock: what passes while one of its calls is under way is
 * that call's matter, which charges its own seconds and leaves out what nobody pays for (waiting for a provider).
 */
export interface ProgramTime {
  /** @param spent called when no time is left: the run has then ended by that name */
  start(spent: () => void): void;
  /** The program waits for this. */
  during<T>(call: Promise<T>): Promise<T>;
  /** The program is over. */
  stop(): void;
}
