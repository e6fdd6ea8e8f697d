import { AttemptSuperseded } from "@/lib/store/events";
import { wakeUps } from "@/lib/store/feed";
import { attemptsOf } from "@/lib/store/runs";

/**
 * Aborts an attempt as soon as it is no longer its run's: the study was cancelled, or the run was given to another worker.
 * A paused study changes nothing for runs under way. Ends with the given signal.
 */
export async function abortWhenTaken(
  attempt: { runId: string; attemptId: string },
  abort: (reason: unknown) => void,
  over: AbortSignal,
): Promise<void> {
  for await (const _ of wakeUps([`run:${attempt.runId}`], over)) {
    const own = (await attemptsOf(attempt.runId)).find(({ id }) => id === attempt.attemptId);
    if (own?.state !== "running") return abort(new AttemptSuperseded(attempt.attemptId));
  }
}
