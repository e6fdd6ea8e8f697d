import type { Attempt } from "@/lib/protocol/attempt";
import type { RunRecord } from "@/lib/protocol/run-record";

/** How a run stands at one moment, apart from its events: never how fast its patch is. */
export interface RunPulse extends Pick<RunRecord, "state" | "verdict"> {
  /** The newest attempt. */
  attempt: Attempt | null;
}
