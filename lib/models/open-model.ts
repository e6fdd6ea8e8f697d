import { setTimeout as pause } from "node:timers/promises";
import { Fault } from "@/lib/protocol/fault";
import {
  type Completion,
  ContextExceeded,
  type Model,
  type ModelConfig,
  type ModelRequest,
  ModelTimedOut,
  type Usage,
} from "@/lib/protocol/model";
import { type Generator, generator } from "@/lib/stats/generator";
import { countInput, countOutput } from "./estimate";
import { type Failure, failureOf } from "./failure";
import { Kept } from "./kept";
import type { SdkOptions } from "./provider";
import { PROVIDERS } from "./providers";
import { readStream, type Said } from "./read-stream";
import { redact } from "./redact";
import { sayFault } from "./say-fault";
import { toPrompt, toTools } from "./to-prompt";
import { type RecordTraffic, recordingFetch } from "./traffic";

/** With waits of 1, 2, 4 … 60 s that is two minutes of trying. */
export const TRIES = 8;
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 60_000;
/** Whoever asks to be left alone for longer is waited for by the queue of runs, not by a run. */
export const LONGEST_ASKED_WAIT = 10 * 60_000;
const CALL = 15 * 60_000;
/** A timer set to more goes off at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

export interface Effects {
  /** Where the key is looked up, under the name the model is configured with. */
  env: Readonly<Record<string, string | undefined>>;
  /** Gets whole requests and answers, redacted, where the model is configured to record them. */
  record?: RecordTraffic;
  /** Milliseconds since 1970, which never go back. */
  clock?: () => number;
  /** Resolves after so many milliseconds; rejects when the signal aborts. */
  sleep?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
  /** Spreads the waits, so that runs that were refused together do not come back together. */
  random?: Generator;
  /** Calls at most, the first one included. */
  tries?: number;
  /** What one call may take, whatever the caller's clock has left. */
  callMilliseconds?: number;
}

/**
 * A configured model behind its provider's protocol. Calls that fail for a reason that may pass (429, 5xx, lost
 * connections, answers that break off) are made again after a wait; the tokens of a call are those of its last try.
 *
 * @throws Fault (model) when the variable that should hold the key is not set
 */
export function openModel(config: ModelConfig, effects: Effects): Model {
  const { record, clock = steadyClock, sleep = pauseFor, tries = TRIES, callMilliseconds = CALL } = effects;
  const random = effects.random ?? generator(config.id);
  const provider = PROVIDERS[config.provider];
  const address = addressOf(config, provider.baseUrl);
  const key = keyOf(config, effects.env);
  const secrets = key === null ? [] : [key];
  const traffic = recordingFetch(config.id, secrets, config.recordTraffic && record ? record : null, clock);
  const sdk = provider.open({ model: config.model, baseUrl: address, key: key ?? "none", fetch: traffic.fetch });

  const estimateInput: Model["estimateInput"] = (request) =>
    Math.ceil(countInput(request) * provider.tokenFactor) + (request.tools.length > 0 ? provider.toolTokens : 0);

  async function callOnce(request: ModelRequest, deadline: AbortSignal): Promise<Said> {
    const abortSignal = AbortSignal.any([request.signal, deadline, AbortSignal.timeout(callMilliseconds)]);
    const options: SdkOptions = {
      prompt: toPrompt(request.messages, config.provider),
      ...(request.tools.length > 0 && { tools: toTools(request.tools) }),
      ...(config.sampling.temperature !== null && { temperature: config.sampling.temperature }),
      ...(config.sampling.topP !== null && { topP: config.sampling.topP }),
      ...provider.options(config, Math.min(request.maxOutputTokens, config.sampling.maxOutputTokens)),
      abortSignal,
    };
    try {
      const { stream } = await sdk.doStream(options);
      return await readStream(stream);
    } finally {
      await traffic.settled();
    }
  }

  function giveUp(failure: Exclude<Failure, { kind: "too-long" }>, made: number): Fault {
    const sentence = sayFault(config, provider.title, address, failure, made);
    return new Fault("model", redact(sentence, secrets), { retriable: failure.kind === "again" });
  }

  async function complete(request: ModelRequest): Promise<Completion> {
    const began = clock();
    for (let retries = 0; ; retries++) {
      request.signal.throwIfAborted();
      const started = clock();
      const deadline = AbortSignal.timeout(Math.min(LONGEST_TIMER, Math.ceil(request.trySeconds * 1000)));
      try {
        const said = await callOnce(request, deadline);
        const times = { milliseconds: clock() - started, waitedMilliseconds: started - began, retries };
        return { ...completionOf(said, request, config), ...times };
      } catch (error) {
        request.signal.throwIfAborted();
        if (deadline.aborted) throw new ModelTimedOut(`${config.id} had not answered after ${request.trySeconds} s`);
        const failure = failureOf(error, clock());
        if (!failure) throw error;
        if (failure.kind === "too-long") throw new ContextExceeded(redact(failure.reason, secrets));
        const wait = failure.kind === "again" ? waitBefore(retries, failure.waitMilliseconds, random) : null;
        if (wait === null || wait > LONGEST_ASKED_WAIT || retries + 1 >= tries) throw giveUp(failure, retries + 1);
        await sleep(wait, request.signal).catch(() => request.signal.throwIfAborted());
      }
    }
  }

  return { config, estimateInput, complete };
}

export const steadyClock = (): number => performance.timeOrigin + performance.now();
const pauseFor = (milliseconds: number, signal: AbortSignal) => pause(milliseconds, undefined, { signal });

export function addressOf({ baseUrl, id }: ModelConfig, usual: string | null): string {
  const address = baseUrl ?? usual;
  if (address === null) throw new RangeError(`the model ${id} needs the address of its server`);
  return address.replace(/\/+$/, "");
}

export function keyOf({ id, keyVariable }: ModelConfig, env: Effects["env"]): string | null {
  if (keyVariable === null) return null;
  const key = env[keyVariable]?.trim();
  if (key) return key;
  throw new Fault(
    "model",
    `The key of the model ${id} is to be in the variable ${keyVariable}, which is not set: set it where Wick is started.`,
    { retriable: false },
  );
}

/** Doubles from try to try and is spread over its upper half; never shorter than the provider asks. */
export function waitBefore(retries: number, asked: number | null, random: Generator): number {
  const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** retries);
  return Math.max(asked ?? 0, longest * (0.5 + 0.5 * random.next()));
}

function completionOf(
  { text, reasoning, calls, finish, usage, content }: Said,
  request: ModelRequest,
  { provider }: ModelConfig,
): Omit<Completion, "milliseconds" | "waitedMilliseconds" | "retries"> {
  const billed = usageOf(usage) ?? {
    ...{ inputTokens: countInput(request), cachedInputTokens: 0, estimated: true },
    ...countOutput({ text, reasoning, calls }),
  };
  const kept = new Kept(
    provider,
    content,
    Math.max(billed.reasoningTokens, countOutput({ text: "", reasoning, calls: [] }).reasoningTokens),
  );
  return { text, reasoning, calls, finish, usage: billed, kept };
}

/** Null where the provider told nothing: an answer without any token is none. */
function usageOf({ inputTokens, outputTokens }: Said["usage"]): Usage | null {
  if (!inputTokens.total || outputTokens.total === undefined) return null;
  return {
    ...{ inputTokens: inputTokens.total, cachedInputTokens: Math.min(inputTokens.cacheRead ?? 0, inputTokens.total) },
    ...{ outputTokens: outputTokens.total, estimated: false },
    reasoningTokens: Math.min(outputTokens.reasoning ?? 0, outputTokens.total),
  };
}
