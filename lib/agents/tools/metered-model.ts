import type { Amounts, Ledger, Limit } from "@/lib/budget/ledger";
import type { EventDraft } from "@/lib/protocol/event";
import {
  type Completion,
  ContextExceeded,
  type Model,
  type ModelConfig,
  ModelTimedOut,
  type Usage,
} from "@/lib/protocol/model";
import { costOf, mostCost, outputFor } from "@/lib/protocol/model-cost";
import type { Asked, MeteredModel } from "../agent";
import { LEAST_REPLY_TOKENS, type Meter } from "./meter";

interface Metering {
  model: Model;
  meter: Meter;
  ledger: Ledger;
  record(draft: EventDraft): void;
  signal: AbortSignal;
}

export const meterModel = (metering: Metering): MeteredModel => ({
  config: metering.model.config,
  estimateInput: (asked) => metering.model.estimateInput(asked),
  complete: (asked) => metering.meter.inTurn(() => ask(asked, metering)),
});

async function ask(asked: Asked, metering: Metering): Promise<Completion | null> {
  const { model, meter, ledger, signal } = metering;
  if (meter.ended()) return null;
  const offer = offerOf(model, asked, ledger);
  const reserved = offer.ok ? ledger.reserve(offer.most) : offer;
  if (!offer.ok || !reserved.ok) {
    if (!reserved.ok && reserved.limit !== "profilingCalls") meter.exhaust(reserved.limit);
    return null;
  }
  const trySeconds = offer.most.wallSeconds;
  const settle = (bill: Bill) => ledger.settleBill(reserved.reservation, bill);
  try {
    const completion = await model.complete({ ...asked, maxOutputTokens: offer.output, trySeconds, signal });
    const { usage, milliseconds, waitedMilliseconds, retries, finish } = completion;
    recordCall({ usage, milliseconds, waitedMilliseconds, retries, finish }, model.config, metering, settle);
    return completion;
  } catch (error) {
    if (error instanceof ModelTimedOut) {
      const usage = { ...NOTHING_SAID, inputTokens: offer.input };
      const milliseconds = 1000 * trySeconds;
      recordCall(
        { usage, milliseconds, waitedMilliseconds: 0, retries: 0, finish: "gave-up" },
        model.config,
        metering,
        settle,
      );
      meter.exhaust("wallSeconds");
      return null;
    }
    settle({});
    throw error;
  }
}

export type Bill = Partial<Pick<Amounts, "tokens" | "usd" | "wallSeconds">>;
type Offer =
  | { ok: true; input: number; output: number; most: Required<Pick<Amounts, "wallSeconds">> & Partial<Amounts> }
  | { ok: false; limit: Limit };

/**
 * What a call may take: all the time that is left, and of output as much as the tokens, the money and the model's context
 * have room for. Without a step left to act on its reply, no call is made.
 */
function offerOf(model: Model, asked: Asked, ledger: Ledger): Offer {
  const { contextTokens } = model.config;
  const input = model.estimateInput(asked);
  if (input + LEAST_REPLY_TOKENS > contextTokens)
    throw new ContextExceeded(`${input} tokens of input leave no room for a reply in ${contextTokens}`);
  return offerWithin(model.config, input, contextTokens - input, ledger);
}

/** The same for an input and the output it has room for. */
export function offerWithin(
  { prices, sampling }: ModelConfig,
  input: number,
  mostOutput: number,
  ledger: Ledger,
): Offer {
  const byTokens = ledger.remaining("tokens") - input;
  if (byTokens < LEAST_REPLY_TOKENS) return { ok: false, limit: "tokens" };
  const byMoney = prices ? outputFor(prices, ledger.remaining("usd"), input) : Number.POSITIVE_INFINITY;
  if (byMoney < LEAST_REPLY_TOKENS) return { ok: false, limit: "usd" };
  const output = Math.min(sampling.maxOutputTokens, mostOutput, byTokens, byMoney);
  const most = {
    ...{ steps: 0, tokens: input + output, wallSeconds: ledger.remaining("wallSeconds") },
    ...(prices && { usd: mostCost(prices, input, output) }),
  };
  return { ok: true, input, output, most };
}

type ModelCall = Extract<EventDraft, { kind: "model-call" }>["data"];
type Told = Pick<ModelCall, "milliseconds" | "waitedMilliseconds" | "retries" | "finish"> & { usage: Usage };

/** Charges what the provider bills, more than was reserved included, and records the call with it. */
export function recordCall(
  { usage, ...told }: Told,
  { id, prices }: ModelConfig,
  { meter, record }: Pick<Metering, "meter" | "record">,
  settle: Settle,
): void {
  const usd = prices && costOf(prices, usage);
  const tokens = usage.inputTokens + usage.outputTokens;
  const above = settle({ tokens, usd: usd ?? 0, wallSeconds: told.milliseconds / 1000 });
  const data = { model: id, ...usage, ...told, overshootTokens: above.tokens, usd };
  record({ kind: "model-call", step: meter.step(), data });
  meter.talked(tokens);
}
type Settle = (bill: Bill) => Pick<Amounts, "tokens">;

export const NOTHING_SAID: Usage = {
  ...{ inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, reasoningTokens: 0, estimated: true },
};
