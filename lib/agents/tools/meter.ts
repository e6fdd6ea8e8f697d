import type { Amounts, Ledger, Limit } from "@/lib/budget/ledger";
import type { Tokenizer } from "@/lib/budget/tokenizer";
import { countTokens } from "@/lib/evidence/tokens";
import { type EventDraft, longText, type ToolName } from "@/lib/protocol/event";
import type { Ending } from "@/lib/protocol/run";
import type { ToolAnswer } from "../agent";
import { shortenAnswer } from "./shorten-answer";
import type { ToolInputs } from "./tool-inputs";

type EventData<K extends EventDraft["kind"]> = Extract<EventDraft, { kind: K }>["data"];

/** One call under way: where its events belong, and the wall seconds and tokens it may take. */
export interface Call {
  readonly call: number;
  readonly step: number;
  readonly wallSeconds: number;
  readonly tokens: number;
  readonly signal: AbortSignal;
  record(draft: EventDraft): void;
}

/** What a tool did. */
export interface Performed {
  ok: boolean;
  text: string;
  exitCode?: number | null;
  timedOut?: boolean;
  stdoutChars?: number;
  /** Part of what there was to say was dropped before the answer was shortened. */
  truncated?: boolean;
  /** Whether the work tree is another than before. */
  changed?: boolean;
  /** What is charged besides the step and the answer's tokens; the wall seconds are those it took unless they are here. */
  charge?: Partial<Amounts>;
  /** Ends the run. */
  ending?: Ending;
}

/** One metered tool: what a call may cost at most, and what it does. */
export interface MeteredTool<K extends ToolName> {
  /** `wallSeconds` is the tool's own limit; less is reserved when less remains. */
  most(input: ToolInputs[K]): Partial<Amounts> & { wallSeconds: number; tokens: number };
  /** A RangeError thrown here is an answer to the agent: its input was wrong. */
  perform(input: ToolInputs[K], call: Call): Promise<Performed>;
}

export interface Metered {
  answer: ToolAnswer;
  /** Null when the call was refused. */
  performed: Performed | null;
  call: Call;
}

/** An answer shorter than this says nothing: a run with fewer tokens left has none. */
const FEWEST_TOKENS = 32;
/** No model is asked for fewer tokens than this: some providers refuse it, and nothing can be said in them. */
export const LEAST_REPLY_TOKENS = 16;
/** What a model is sent around an answer: whose it is, and to which call. */
const FRAME_TOKENS = 16;

interface MeterOptions {
  ledger: Ledger;
  record(draft: EventDraft): void;
  /** Milliseconds, monotonic. */
  clock(): number;
  signal: AbortSignal;
  /** What tokens are counted in; o200k_base unless named. */
  tokenizer?: Tokenizer;
  /**
   * What pays for the tokens of an answer: the answer itself, or the next call of the model, whose input it then is and in
   * whose bill it comes (DESIGN §6).
   */
  billing: "answers" | "model";
}

/**
 * Stands between an agent and every tool: reserves before a call, settles and records after it, and names the limit that
 * ends the run. An agent cannot forget to log or overspend, since it has no other way to act.
 *
 * Calls made at once are taken one after another: each may then hold all that is left, and a refusal means that a limit is
 * spent, not that a call beside it holds the rest for a while.
 */
export class Meter {
  private calls = 0;
  private steps = 0;
  private end: Ending | null = null;
  /** Tokens that the next call of the model takes at least: what it was sent, what it said, and what it was answered. */
  private owed = 0;
  /** While calls share a step: whether it is still to be paid. */
  private share: "due" | "paid" | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: MeterOptions) {}

  ended = (): Ending | null => this.end;
  step = (): number => this.steps;

  run<K extends ToolName>(name: K, tool: MeteredTool<K>, input: ToolInputs[K]): Promise<Metered> {
    return this.inTurn(() => this.take(name, tool, input));
  }

  /** Tokens that an answer may have: what is left, less what the next call of the model takes without it. */
  room = (): number => {
    const left = this.options.ledger.remaining("tokens");
    return this.options.billing === "answers" ? left : Math.max(0, left - this.owed - LEAST_REPLY_TOKENS);
  };

  /**
   * Takes a step that is no call of a tool: one that could not be made, or one that the agent's own program answers.
   * Recorded as a notice in the words that the agent gets.
   */
  spendStep(code: "malformed-call" | "turns-extended", text: string): Promise<ToolAnswer> {
    return this.inTurn(async () => {
      const reserved = this.end ? null : this.options.ledger.reserve({ steps: 1 });
      if (!reserved?.ok) {
        const limit = reserved?.limit ?? this.spentLimit();
        return { ok: false, text: this.refusal(limit), refused: limit };
      }
      this.steps += 1;
      this.options.ledger.settle(reserved.reservation, { steps: 1 });
      const call = this.callNow(0, 0, 0);
      call.record({ kind: "notice", step: call.step, data: { code, text } });
      this.recordBudget(call);
      this.owe(countTokens(text, this.options.tokenizer));
      return { ok: false, text, refused: null };
    });
  }

  /**
   * Takes one step for all that `work` does: its calls of tools are parts of that step, which the first of them pays; without
   * one it is paid at the end (DESIGN §6: an iteration of perfagent is a step). False where no step is left: nothing was begun.
   */
  oneStep = async (work: () => Promise<void>): Promise<boolean> => {
    if (this.end === null && this.options.ledger.remaining("steps") < 1) this.exhaust("steps");
    if (this.end !== null) return false;
    this.share = "due";
    try {
      await work();
    } finally {
      if (this.share === "due") this.payStep();
      this.share = null;
    }
    return true;
  };

  private payStep(): void {
    const reserved = this.options.ledger.reserve({ steps: 1 });
    if (!reserved.ok) return;
    this.steps += 1;
    this.options.ledger.settle(reserved.reservation, { steps: 1 });
    this.recordBudget(this.callNow(0, 0, 0));
  }

  /** A step that was reserved with what it costs is taken. */
  takeStep(): void {
    this.steps += 1;
  }

  /** A call of the model is through: the next one is sent at least so many tokens. */
  talked(tokens: number): void {
    this.owed = tokens;
    this.recordBudget(this.callNow(0, 0, 0));
  }

  /** A limit is reached, and the run ends by its name. */
  exhaust(limit: Exclude<Limit, "profilingCalls">): void {
    this.end ??= { name: "budget-exhausted", limit };
  }

  /** Charges something that is no call of the agent's: evidence pushed by the condition. Null when it does not fit. */
  charge<T>(
    most: Partial<Amounts>,
    work: (call: Call) => Promise<{ used: Partial<Amounts>; value: T }>,
  ): Promise<T | null> {
    return this.inTurn(async () => {
      const { ledger } = this.options;
      const reserved = this.end ? null : ledger.reserve(this.held(most));
      if (!reserved?.ok) return null;
      const call = this.callNow(0, most.wallSeconds ?? 0, most.tokens ?? 0);
      const { used, value } = await work(call);
      ledger.settle(reserved.reservation, { ...used, tokens: this.billed(used.tokens ?? 0) });
      this.recordBudget(call);
      return value;
    });
  }

  /** Whatever costs happens one after another. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.last.then(work, work);
    this.last = next.catch(() => {});
    return next;
  }

  private async take<K extends ToolName>(name: K, tool: MeteredTool<K>, input: ToolInputs[K]): Promise<Metered> {
    const { ledger, clock, tokenizer } = this.options;
    const step = this.share === "paid" ? {} : { steps: 1 };
    const most = this.clip({ ...step, ...tool.most(input) });
    const reserved = this.end ? null : ledger.reserve(this.held(most));
    if (!reserved?.ok) return this.refuse(name, input, reserved?.limit ?? this.spentLimit());
    this.steps += step.steps ?? 0;
    if (this.share === "due") this.share = "paid";
    const call = this.open(name, input, most.wallSeconds, most.tokens);
    const started = clock();
    const performed = await answered(() => tool.perform(input, call));
    const milliseconds = clock() - started;
    const shown = shortenAnswer(performed.text, most.tokens, tokenizer);
    const wallSeconds = milliseconds / 1000;
    const tokens = this.billed(shown.tokens);
    ledger.settle(reserved.reservation, { ...step, tokens, wallSeconds, ...performed.charge });
    if (performed.ending) this.end ??= performed.ending;
    call.record({
      kind: "tool-result",
      step: call.step,
      data: {
        ...resultOf(performed),
        ...place(call, name),
        ...shownAs(shown),
        truncated: shown.truncated || performed.truncated === true,
        refused: null,
        milliseconds,
      },
    });
    this.recordBudget(call);
    return { answer: { ok: performed.ok, text: shown.text, refused: null }, performed, call };
  }

  private spentLimit(): Limit | null {
    return this.end?.name === "budget-exhausted" ? this.end.limit : null;
  }

  /** A call may take what remains, where that is less than the tool's own limit. */
  private clip(most: Partial<Amounts> & { wallSeconds: number; tokens: number }) {
    const { ledger } = this.options;
    const tokens = most.evidenceTokens ? most.tokens : Math.min(most.tokens, this.room());
    return {
      ...most,
      wallSeconds: Math.min(most.wallSeconds, ledger.remaining("wallSeconds")),
      tokens: Math.max(FEWEST_TOKENS, tokens),
    };
  }

  /** An answer that the model is billed for is not charged here; evidence holds what showing it will cost there. */
  private held({ tokens = 0, ...most }: Partial<Amounts>): Partial<Amounts> {
    if (this.options.billing === "answers") return { ...most, tokens };
    return most.evidenceTokens ? { ...most, tokens: this.owed + LEAST_REPLY_TOKENS + tokens } : most;
  }

  private billed(tokens: number): number {
    if (this.options.billing === "answers") return tokens;
    this.owe(tokens);
    return 0;
  }

  private owe(tokens: number): void {
    this.owed += tokens + FRAME_TOKENS;
  }

  private refusal(limit: Limit | null): string {
    if (limit === "profilingCalls") return "Refused: no profiling call is left in this run's allowance.";
    if (limit !== null) this.exhaust(limit);
    const why = this.end?.name === "budget-exhausted" ? `no ${LIMIT_WORDS[this.end.limit]} left` : this.end?.name;
    return `Refused: the run has ended (${why}).`;
  }

  private refuse<K extends ToolName>(name: K, input: ToolInputs[K], limit: Limit | null): Metered {
    const text = this.refusal(limit);
    const call = this.open(name, input, 0, 0);
    call.record({
      kind: "tool-result",
      step: call.step,
      data: {
        ...resultOf({ ok: false, text }),
        ...place(call, name),
        ...shownAs({ text, tokens: 0, truncated: false }),
        refused: limit ?? "ended",
        milliseconds: 0,
      },
    });
    return { answer: { ok: false, text, refused: limit }, performed: null, call };
  }

  private open<K extends ToolName>(name: K, input: ToolInputs[K], wallSeconds: number, tokens: number): Call {
    const call = this.callNow(++this.calls, wallSeconds, tokens);
    call.record({ kind: "tool-call", step: call.step, data: { ...place(call, name), input: { ...input } } });
    return call;
  }

  private callNow(call: number, wallSeconds: number, tokens: number): Call {
    const { record, signal } = this.options;
    return { call, step: this.steps, wallSeconds, tokens, signal, record };
  }

  private recordBudget({ step, record }: Call): void {
    const { spent, held } = this.options.ledger.state();
    record({ kind: "budget", step, data: { spent, held } });
  }
}

const LIMIT_WORDS = { steps: "steps", wallSeconds: "time", tokens: "tokens", usd: "money" } as const;

async function answered(perform: () => Promise<Performed>): Promise<Performed> {
  try {
    return await perform();
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, text: error.message };
    throw error;
  }
}

const place = ({ call }: Call, tool: ToolName) => ({ call, tool });

const resultOf = (
  performed: Performed,
): Pick<EventData<"tool-result">, "ok" | "exitCode" | "timedOut" | "stdoutChars"> => ({
  ok: performed.ok,
  exitCode: performed.exitCode ?? null,
  timedOut: performed.timedOut ?? false,
  stdoutChars: performed.stdoutChars ?? performed.text.length,
});

const shownAs = ({ text, tokens, truncated }: { text: string; tokens: number; truncated: boolean }) => ({
  tokens,
  truncated,
  content: longText(text),
});
