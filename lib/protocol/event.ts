import { z } from "zod";
import { Ask } from "./ask";
import { RepresentationId, Trigger } from "./condition";
import { FaultRecord } from "./fault";
import { Ending } from "./run";

/** Text of any length: what is over 32 KiB goes to a blob when stored, a preview stays here (DESIGN §8). */
export const LongText = z.object({ text: z.string(), chars: z.int(), blob: z.string().nullable() });
export type LongText = z.infer<typeof LongText>;
export const longText = (text: string): LongText => ({ text, chars: text.length, blob: null });

export const ToolName = z.enum(["exec", "read", "search", "edit", "test", "workload", "profile", "submit"]);
export type ToolName = z.infer<typeof ToolName>;

const amounts = z.object({
  steps: z.number(),
  wallSeconds: z.number(),
  tokens: z.number(),
  usd: z.number(),
  profilingCalls: z.number(),
  profilingSeconds: z.number(),
  evidenceTokens: z.number(),
});

const body = {
  started: z.object({
    agent: z.string(),
    simulated: z.boolean(),
    condition: z.string(),
    statement: z.string(),
    isolation: z.enum(["full", "reduced"]),
    isolationDetail: z.string(),
    tree: z.string(),
    host: z.string(),
    worker: z.string(),
    node: z.string(),
  }),
  "model-call": z.object({
    model: z.string(),
    inputTokens: z.int(),
    cachedInputTokens: z.int(),
    outputTokens: z.int(),
    reasoningTokens: z.int(),
    /** The provider told nothing of its bill: the tokens are a tokenizer's. */
    estimated: z.boolean(),
    /** Of the try that succeeded, which the run's clock is charged; the waiting before it is charged to nobody. */
    milliseconds: z.number(),
    waitedMilliseconds: z.number(),
    retries: z.int(),
    /** Tokens billed above what was reserved: only where the provider counts them otherwise than was estimated. */
    overshootTokens: z.int(),
    usd: z.number().nullable(),
    /** Why the model stopped; `gave-up` when it was cut off at the run's last second. */
    finish: z.enum(["stop", "tool-calls", "length", "content-filter", "other", "gave-up"]),
  }),
  /** One try of a call as it went over the wire, without secrets: only of models that are configured to keep it. */
  "model-traffic": z.object({
    model: z.string(),
    at: z.string(),
    url: z.string(),
    requestHeaders: z.record(z.string(), z.string()),
    request: LongText,
    /** Null where no answer came. */
    status: z.int().nullable(),
    responseHeaders: z.record(z.string(), z.string()),
    response: LongText,
    /** Why the answer is not whole. */
    broken: z.string().nullable(),
  }),
  /** `agent` and `thought` come from the agent; the others are what it was told, `tools` the tools as it was told of them. */
  message: z.object({ role: z.enum(["agent", "thought", "system", "user", "tools"]), content: LongText }),
  "tool-call": z.object({ call: z.int(), tool: ToolName, input: z.json() }),
  "tool-result": z.object({
    call: z.int(),
    tool: ToolName,
    ok: z.boolean(),
    /** The limit that refused the call before anything was spent. */
    refused: z.string().nullable(),
    exitCode: z.int().nullable(),
    timedOut: z.boolean(),
    milliseconds: z.number(),
    stdoutChars: z.int(),
    tokens: z.int(),
    truncated: z.boolean(),
    content: LongText,
  }),
  edit: z.object({
    files: z.array(z.object({ path: z.string(), added: z.int(), deleted: z.int() })),
    /** What this step changed, and all changes since the snapshot, as unified diffs. */
    diff: LongText,
    cumulative: LongText,
    /** Commit of the run's shadow repository, which ends with the run; afterwards the snapshot plus `cumulative` is this tree. */
    tree: z.string(),
  }),
  "profile-captured": z.object({
    call: z.int().nullable(),
    profile: z.string(),
    /** The base profile is captured once per task and study and replayed, charged identically. */
    replayed: z.boolean(),
    tree: z.string(),
    chargedSeconds: z.number(),
    samples: z.int(),
    captureHash: z.string(),
  }),
  "evidence-shown": z.object({
    call: z.int().nullable(),
    profile: z.string(),
    base: z.string().nullable(),
    representation: RepresentationId,
    trigger: Trigger,
    content: LongText,
    tokens: z.int(),
    droppedRows: z.int(),
    droppedShare: z.number(),
    /** The question that the text answers; absent where it is the profile's own text. */
    ask: Ask.optional(),
  }),
  budget: z.object({ spent: amounts, held: amounts }),
  "test-result": z.object({
    passed: z.int(),
    failed: z.int(),
    failures: z.array(z.object({ name: z.string(), detail: z.string() })),
  }),
  "workload-result": z.object({ samplesMilliseconds: z.array(z.number()), matchesBase: z.boolean().nullable() }),
  notice: z.object({
    code: z.enum([
      "profiling-outside-budget",
      "profiling-blocked",
      "isolation",
      "agent-note",
      "profile-unavailable",
      /** A call that could not be made, in the words that the agent got for it. */
      "malformed-call",
      "context-shortened",
      "turns-extended",
    ]),
    text: z.string(),
  }),
  fault: FaultRecord,
  ending: z.object({ ending: Ending, steps: z.int() }),
};

/** What happened, before it has its place in the trajectory. `step` is 0 before the agent's first action. */
export const EventDraft = z.discriminatedUnion("kind", [
  variant("started"),
  variant("model-call"),
  variant("model-traffic"),
  variant("message"),
  variant("tool-call"),
  variant("tool-result"),
  variant("edit"),
  variant("profile-captured"),
  variant("evidence-shown"),
  variant("budget"),
  variant("test-result"),
  variant("workload-result"),
  variant("notice"),
  variant("fault"),
  variant("ending"),
]);
export type EventDraft = z.infer<typeof EventDraft>;
export type EventKind = EventDraft["kind"];

/** An event in its trajectory: `seq` is 1, 2, 3 … without a gap within its attempt; `at` is ISO 8601 in UTC. */
export type RunEvent = EventDraft & { seq: number; at: string };
/** One kind's fields, for views and detectors that handle a single kind. */
export type EventOf<K extends EventKind> = Extract<RunEvent, { kind: K }>;

function variant<K extends keyof typeof body>(kind: K) {
  return z.object({ kind: z.literal(kind), step: z.int().min(0), data: body[kind] });
}
