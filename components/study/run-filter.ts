import { type FailureMode, isFailureMode } from "@/lib/analysis/failure-modes";
import { Verdict } from "@/lib/protocol/outcome";
import { RunState } from "@/lib/protocol/run";

/** Which runs a list shows, and after which place of the randomised order; all of it lives in the address. */
export interface RunFilterState {
  state: RunState | null;
  condition: string | null;
  task: string | null;
  replicate: number | null;
  verdict: Verdict | null;
  mode: FailureMode | null;
  after: number;
}

type Params = Record<string, string | string[] | undefined>;

/** Reads an address; what it does not know is left out. */
export function readRunFilter(params: Params): RunFilterState {
  const one = (name: string) => (typeof params[name] === "string" && params[name] !== "" ? params[name] : null);
  const mode = one("mode");
  const whole = (name: string) => (/^\d{1,6}$/.test(one(name) ?? "") ? Number(one(name)) : null);
  return {
    state: RunState.safeParse(one("state")).data ?? null,
    condition: one("condition"),
    task: one("task"),
    replicate: whole("replicate"),
    verdict: Verdict.safeParse(one("verdict")).data ?? null,
    mode: isFailureMode(mode) ? mode : null,
    after: whole("after") ?? -1,
  };
}

/** The address of a filter, `?` included; empty for everything from the start. */
export function writeRunFilter({ after = -1, ...fields }: Partial<RunFilterState>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    if (value !== null && value !== undefined) query.set(name, String(value));
  if (after >= 0) query.set("after", String(after));
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
