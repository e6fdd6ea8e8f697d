import type { EventKind, EventOf, RunEvent } from "./event";

/** One tool call of a step; `ok` is null while it is under way. */
export interface ToolTrace {
  call: number;
  tool: EventOf<"tool-call">["data"]["tool"];
  /** What was asked, in one line: the command, path or pattern. */
  asked: string;
  ok: boolean | null;
  refused: string | null;
  exitCode: number | null;
  timedOut: boolean;
  milliseconds: number;
  tokens: number;
}

/** A step as lists show it; its events are read again, by their numbers, when somebody opens it. */
export interface StepSummary {
  step: number;
  firstSeq: number;
  lastSeq: number;
  events: number;
  at: string;
  /** Each kind once, in the order of appearance. */
  kinds: EventKind[];
  tools: ToolTrace[];
  said: string | null;
  modelMilliseconds: number;
  modelTokens: number;
  edit: { files: number; firstPath: string; added: number; deleted: number } | null;
  profiles: { profile: string; replayed: boolean; samples: number; chargedSeconds: number }[];
  evidence: { profile: string; representation: string; tokens: number }[];
  tests: { passed: number; failed: number } | null;
  workload: { samples: number; meanMilliseconds: number; matchesBase: boolean | null } | null;
  /** A notice, fault or ending in its own words. */
  remark: string | null;
}

type Spent = EventOf<"budget">["data"]["spent"];

/** The ledger after an event; `steps` of the series lie at the numbers of their events. */
export interface LedgerPoint {
  seq: number;
  spent: Spent;
}

/** An attempt folded up to event `seq`. Grows with steps, never with events. */
export interface Trajectory {
  attemptId: string;
  seq: number;
  steps: readonly StepSummary[];
  ledger: readonly LedgerPoint[];
  started: EventOf<"started">["data"] | null;
  ending: EventOf<"ending">["data"]["ending"] | null;
  fault: EventOf<"fault">["data"] | null;
  /** An event came before its predecessor: events after `seq` must be read again. */
  gap: boolean;
}

export const emptyTrajectory = (attemptId: string): Trajectory => ({
  ...{ attemptId, seq: 0, steps: [], ledger: [], started: null, ending: null, fault: null, gap: false },
});

/** More points than a burn-down can show; beyond, every second one goes. */
const LEDGER_POINTS = 400;
const ASKED_CHARS = 160;

/**
 * Goes on with a fold. The server renders `trajectory(empty, events so far)`, the browser continues with what the stream
 * brings after `seq`: one reducer, one cursor (DESIGN §4). Events at or below `seq` were seen and change nothing; an event
 * beyond the next number is not taken and sets `gap`.
 */
export function trajectory(state: Trajectory, events: readonly RunEvent[]): Trajectory {
  const next = { ...state, steps: [...state.steps], ledger: [...state.ledger], gap: false };
  const own = new Set<StepSummary>();
  for (const event of events) {
    if (event.seq <= next.seq) continue;
    if (event.seq > next.seq + 1) return { ...next, gap: true };
    next.seq = event.seq;
    note(stepOf(next.steps, event, own), event);
    if (event.kind === "budget") next.ledger = withPoint(next.ledger, { seq: event.seq, spent: event.data.spent });
    if (event.kind === "started") next.started = event.data;
    if (event.kind === "ending") next.ending = event.data.ending;
    if (event.kind === "fault") next.fault = event.data;
  }
  return next;
}

function withPoint(ledger: LedgerPoint[], point: LedgerPoint): LedgerPoint[] {
  ledger.push(point);
  return ledger.length > LEDGER_POINTS ? ledger.filter((_, i) => i % 2 === 1) : ledger;
}

/** The summary of an event's step, copied once per fold so that the earlier state stays as it was. */
function stepOf(steps: StepSummary[], event: RunEvent, own: Set<StepSummary>): StepSummary {
  let at = steps.length - 1;
  while (at >= 0 && steps[at]!.step > event.step) at--;
  const found = steps[at];
  if (found?.step === event.step) {
    if (own.has(found)) return found;
    const copy = { ...found, kinds: [...found.kinds], tools: found.tools.map((tool) => ({ ...tool })) };
    steps[at] = copy;
    own.add(copy);
    return copy;
  }
  const fresh = emptyStep(event);
  steps.splice(at + 1, 0, fresh);
  own.add(fresh);
  return fresh;
}

const emptyStep = ({ step, seq, at }: RunEvent): StepSummary => ({
  ...{ step, firstSeq: seq, lastSeq: seq, events: 0, at, kinds: [], tools: [], said: null },
  ...{ modelMilliseconds: 0, modelTokens: 0, edit: null, profiles: [], evidence: [], tests: null, workload: null },
  remark: null,
});

function note(step: StepSummary, event: RunEvent): void {
  step.lastSeq = event.seq;
  step.events += 1;
  if (!step.kinds.includes(event.kind)) step.kinds.push(event.kind);
  switch (event.kind) {
    case "message":
      if (event.data.role === "agent") step.said ??= oneLine(event.data.content.text);
      break;
    case "model-call":
      step.modelMilliseconds += event.data.milliseconds;
      step.modelTokens += event.data.inputTokens + event.data.outputTokens;
      break;
    case "tool-call":
      step.tools.push(begun(event));
      break;
    case "tool-result":
      settle(step.tools, event);
      break;
    case "edit":
      step.edit = editOf(event);
      break;
    case "profile-captured":
      step.profiles = [...step.profiles, pick(event)];
      break;
    case "evidence-shown": {
      const { profile, representation, tokens } = event.data;
      step.evidence = [...step.evidence, { profile, representation, tokens }];
      break;
    }
    case "test-result":
      step.tests = { passed: event.data.passed, failed: event.data.failed };
      break;
    case "workload-result":
      step.workload = workloadOf(event);
      break;
    case "notice":
      step.remark ??= event.data.text;
      break;
    case "fault":
      step.remark = `${event.data.place}: ${event.data.message}`;
      break;
    case "ending":
      step.remark ??= endingInWords(event.data.ending);
      break;
    case "started":
    case "budget":
    case "model-traffic":
      break;
  }
}

const begun = ({ data: { call, tool, input } }: EventOf<"tool-call">): ToolTrace => ({
  ...{ call, tool, asked: askedOf(input), ok: null, refused: null, exitCode: null, timedOut: false },
  ...{ milliseconds: 0, tokens: 0 },
});

function settle(tools: ToolTrace[], { data }: EventOf<"tool-result">): void {
  const open = tools.find((tool) => tool.call === data.call);
  const { call, tool, ok, refused, exitCode, timedOut, milliseconds, tokens } = data;
  if (open) Object.assign(open, { ok, refused, exitCode, timedOut, milliseconds, tokens });
  else tools.push({ call, tool, asked: "", ok, refused, exitCode, timedOut, milliseconds, tokens });
}

function editOf({ data: { files } }: EventOf<"edit">): StepSummary["edit"] {
  const sum = (of: "added" | "deleted") => files.reduce((total, file) => total + file[of], 0);
  return { files: files.length, firstPath: files[0]?.path ?? "", added: sum("added"), deleted: sum("deleted") };
}

const pick = ({ data: { profile, replayed, samples, chargedSeconds } }: EventOf<"profile-captured">) => ({
  ...{ profile, replayed, samples, chargedSeconds },
});

function workloadOf({ data }: EventOf<"workload-result">): StepSummary["workload"] {
  const all = data.samplesMilliseconds;
  const meanMilliseconds = all.length === 0 ? 0 : all.reduce((sum, value) => sum + value, 0) / all.length;
  return { samples: all.length, meanMilliseconds, matchesBase: data.matchesBase };
}

/** The first text among the fields that say what a tool should do, or the question it was asked. */
function askedOf(input: unknown): string {
  if (typeof input !== "object" || input === null) return "";
  const fields = input as Record<string, unknown>;
  for (const name of ["command", "pattern", "path", "message"]) {
    const value = fields[name];
    if (typeof value === "string") return oneLine(value);
  }
  const { ask } = fields;
  const isQuestion = typeof ask === "object" && ask !== null && "what" in ask && "handle" in ask;
  return isQuestion ? oneLine(`${ask.what} of ${ask.handle}`) : "";
}

const oneLine = (text: string): string => {
  const line = text
    .slice(0, 4 * ASKED_CHARS)
    .replace(/\s+/g, " ")
    .trim();
  return line.length <= ASKED_CHARS ? line : `${line.slice(0, ASKED_CHARS - 1)}…`;
};

/** How a run ended, for people. */
export function endingInWords(ending: NonNullable<Trajectory["ending"]>): string {
  switch (ending.name) {
    case "submitted":
      return "submitted its patch";
    case "budget-exhausted":
      return `budget exhausted: ${LIMITS[ending.limit]}`;
    case "malformed-calls":
      return "three calls in a row could not be made";
    case "context-exhausted":
      return "the conversation outgrew the model's context";
    case "turn-limit":
      return "its turns were used up";
    case "stopped":
      return `stopped: ${ending.reason}`;
  }
}
const LIMITS = { steps: "steps", wallSeconds: "wall clock", tokens: "tokens", usd: "money" };

/** Kinds a list can be narrowed to. A step is shown when it has one of them; none chosen shows all. */
export const stepsOfKinds = (steps: readonly StepSummary[], kinds: readonly EventKind[]): readonly StepSummary[] =>
  kinds.length === 0 ? steps : steps.filter((step) => step.kinds.some((kind) => kinds.includes(kind)));
