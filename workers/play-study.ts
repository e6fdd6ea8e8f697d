import os from "node:os";
import path from "node:path";
import type { Attempt } from "@/lib/protocol/attempt";
import type { RunEvent } from "@/lib/protocol/event";
import type { RunRecord } from "@/lib/protocol/run-record";
import type { StudyDesign } from "@/lib/protocol/study";
import { eventsAfter } from "@/lib/store/events";
import { freezeStudy } from "@/lib/store/freeze-study";
import { launchStudy } from "@/lib/store/launch-study";
import { attemptsOf, getRun, runMatrix } from "@/lib/store/runs";
import { createStudy, getStudy } from "@/lib/store/studies";
import { aDesign } from "@/lib/store/test-study";
import { executeRun } from "./execute-run";
import { loop } from "./loop";

/** For tests: a whole study on one real package, in real boxes, from its design to its measured runs. @returns its id */
export async function playStudy(changes: Partial<StudyDesign>): Promise<string> {
  process.env.WICK_DATA ||= path.join(os.tmpdir(), "wick-test-data");
  const { id } = await createStudy(
    aDesign({
      sample: { perStratum: null, seed: 1, taskIds: ["denque-fromarray"] },
      budget: { steps: 20, wallSeconds: 300, tokens: 200_000, usd: null },
      measurement: { warmups: 0, minRounds: 3, maxRounds: 3, targetHalfWidth: 0.05 },
      ...changes,
    }),
  );
  await freezeStudy(id);
  await launchStudy(id);
  const stopping = new AbortController();
  const worker = { id: "test-worker", host: "test", pid: process.pid };
  const running = loop({ worker, execute: executeRun, stopping: stopping.signal, onRun: () => {}, say: () => {} });
  while ((await getStudy(id)).state === "running") await new Promise((resolve) => setTimeout(resolve, 200));
  stopping.abort(new Error("the test is over"));
  await running;
  return id;
}

/** The first run of a condition with its last attempt and all that was recorded of it. */
export async function runUnder(
  studyId: string,
  conditionId: string,
): Promise<{ run: RunRecord; attempt: Attempt | undefined; events: RunEvent[] }> {
  const cell = (await runMatrix(studyId)).cells.find((each) => each.conditionId === conditionId);
  const run = await getRun(cell?.id ?? "");
  // Those before it ended in faults, as they may where a host is busy.
  const attempt = (await attemptsOf(run.id)).at(-1);
  return { run, attempt, events: await eventsAfter(attempt?.id ?? "", 0) };
}

/** What the events of one kind say. */
export const dataOf = <K extends RunEvent["kind"]>(events: readonly RunEvent[], kind: K) =>
  events.flatMap((event) => (event.kind === kind ? [event.data as Extract<RunEvent, { kind: K }>["data"]] : []));
