import { setTimeout as pause } from "node:timers/promises";
import { APICallError } from "ai";
import { Fault } from "@/lib/protocol/fault";
import { type Answering, GATEWAY_PATHS, type Gateway, type Passage, type Passed, SPEAKS } from "@/lib/protocol/gateway";
import { type ModelConfig, ModelTimedOut } from "@/lib/protocol/model";
import { type Generator, generator } from "@/lib/stats/generator";
import { countText } from "../estimate";
import { type Failure, failureOf } from "../failure";
import { addressOf, type Effects, keyOf, LONGEST_ASKED_WAIT, steadyClock, TRIES, waitBefore } from "../open-model";
import { PROVIDERS } from "../providers";
import { redact } from "../redact";
import { sayFault } from "../say-fault";
import { recordingFetch } from "../traffic";
import { relay } from "./relay";
import { Body, type Wire } from "./wire";
import { WIRES } from "./wires";

/** Headers of a client that mean something to a provider; all others stay in the sandbox. */
const PASSED_ON = ["content-type", "accept", "anthropic-version", "anthropic-beta", "openai-beta"];

/** An answer that breaks off is asked for again by the client; after so many in a row nobody is asked any more. */
const MOST_BROKEN = 5;

/**
 * A configured model for programs that speak a protocol themselves. Their requests pass with the model's own name and key,
 * with a limit, and closed to what a provider would do outside the sandbox; nothing else of them is changed.
 *
 * @throws Fault (model) when the variable that should hold the key is not set
 */
export function openGateway(config: ModelConfig, effects: Effects): Gateway {
  const { clock = steadyClock, tries = TRIES } = effects;
  const sleep = effects.sleep ?? ((milliseconds, signal) => pause(milliseconds, undefined, { signal }));
  const random: Generator = effects.random ?? generator(config.id);
  const provider = PROVIDERS[config.provider];
  const address = addressOf(config, provider.baseUrl);
  const key = keyOf(config, effects.env);
  const secrets = key === null ? [] : [key];
  const record = config.recordTraffic && effects.record ? effects.record : null;
  const traffic = recordingFetch(config.id, secrets, record, clock);
  const speaks = SPEAKS[config.provider];
  let brokenInARow = 0;
  let lastBroken: Fault | null = null;

  const faultOf = (failure: Exclude<Failure, { kind: "too-long" }>, made: number): Fault =>
    new Fault("model", redact(sayFault(config, provider.title, address, failure, made), secrets), {
      retriable: failure.kind === "again",
    });

  async function post(wire: Wire, body: string, headers: Headers, signal: AbortSignal): Promise<Response> {
    const sent = new Headers();
    for (const name of PASSED_ON) {
      const value = headers.get(name);
      if (value !== null) sent.set(name, value);
    }
    if (config.provider === "anthropic") sent.set("x-api-key", key ?? "none");
    else sent.set("authorization", `Bearer ${key ?? "none"}`);
    // A server that only calls itself compatible may want either.
    if (wire.id === "messages" && config.provider === "openai-compatible") sent.set("x-api-key", key ?? "none");
    try {
      return await traffic.fetch(`${address}${wire.upstream}`, { method: "POST", headers: sent, body, signal });
    } catch (cause) {
      signal.throwIfAborted();
      throw new APICallError({ message: "it did not answer", url: address, requestBodyValues: null, cause });
    }
  }

  /** The provider's answer: a good one, or one whose refusal is the client's to read. */
  async function ask(
    wire: Wire,
    body: string,
    headers: Headers,
    { trySeconds, signal }: Sending,
  ): Promise<{ answer: Response; refused: boolean; started: number; retries: number; trial: AbortController }> {
    for (let retries = 0; ; retries++) {
      signal.throwIfAborted();
      const started = clock();
      const trial = new AbortController();
      const deadline = AbortSignal.timeout(Math.ceil(trySeconds * 1000));
      const asking = AbortSignal.any([signal, deadline, trial.signal]);
      try {
        const answer = await post(wire, body, headers, asking);
        if (answer.ok) return { answer, refused: false, started, retries, trial };
        const told = redact(await answer.text(), secrets);
        const error = new APICallError({
          ...{ message: reasonIn(told), url: address, requestBodyValues: null, responseBody: told },
          ...{ statusCode: answer.status, responseHeaders: Object.fromEntries(answer.headers) },
        });
        const failure = failureOf(error, clock());
        const isTheirs = failure?.kind === "too-long" || answer.status === 400 || answer.status === 422;
        if (isTheirs && !(failure?.kind === "refused" && NO_CREDIT.test(told))) {
          const copy = new Response(told, { status: answer.status, headers: { "content-type": "application/json" } });
          return { answer: copy, refused: true, started, retries, trial };
        }
        throw error;
      } catch (error) {
        signal.throwIfAborted();
        if (deadline.aborted) throw new ModelTimedOut(`${config.id} had not answered after ${trySeconds} s`);
        const failure = failureOf(error, clock());
        if (failure === null || failure.kind === "too-long") throw error;
        const wait = failure.kind === "again" ? waitBefore(retries, failure.waitMilliseconds, random) : null;
        if (wait === null || wait > LONGEST_ASKED_WAIT || retries + 1 >= tries) throw faultOf(failure, retries + 1);
        await sleep(wait, signal).catch(() => signal.throwIfAborted());
      }
    }
  }

  async function send(wire: Wire, given: Body, headers: Headers, sending: Sending): Promise<Answering> {
    if (brokenInARow >= MOST_BROKEN && lastBroken) throw lastBroken;
    const began = clock();
    const body = JSON.stringify(wire.limited({ ...given, model: config.model }, sending.maxOutputTokens, config));
    const { answer, refused, started, retries, trial } = await ask(wire, body, headers, sending);
    const times = { waitedMilliseconds: started - began, retries };
    if (refused) return { response: answer, passed: Promise.resolve(null), ...times };
    const reader = wire.reader();
    const { response, ended } = relay(answer, wire, { body: given, reader, hangUp: () => trial.abort() });
    const passed = ended.then(async (end): Promise<Passed> => {
      await traffic.settled();
      const milliseconds = clock() - started;
      const late = end.how === "broken" && !sending.signal.aborted && milliseconds >= 1000 * sending.trySeconds;
      const isBroken = end.how === "broken" && !late && !sending.signal.aborted;
      brokenInARow = isBroken ? brokenInARow + 1 : 0;
      lastBroken = isBroken
        ? faultOf(
            {
              kind: "again",
              status: null,
              reason: `its answer broke off: ${messageOf(end.error)}`,
              waitMilliseconds: null,
            },
            brokenInARow,
          )
        : null;
      const usage = reader.usage();
      return {
        usage: usage
          ? { ...usage, estimated: false }
          : { ...NOTHING, inputTokens: countText(body), outputTokens: countText(reader.said()) },
        finish: late ? "gave-up" : end.how === "whole" ? reader.finish() : "other",
        milliseconds,
      };
    });
    return { response, passed, ...times };
  }

  return {
    config,
    speaks,
    broken: () => lastBroken,
    async read(request): Promise<Passage | Response> {
      const { pathname } = new URL(request.url);
      if (request.method === "GET") return answerList(pathname, config);
      const counting = pathname === `${GATEWAY_PATHS.anthropic}/v1/messages/count_tokens`;
      const wire = WIRES.find(({ path }) => path === pathname) ?? null;
      if (wire === null && !counting) return NO_SUCH_ADDRESS();
      const text = await request.text();
      const estimate = Math.ceil(countText(text) * provider.tokenFactor) + provider.toolTokens;
      if (wire === null) return Response.json({ input_tokens: estimate });
      const refuse = (sentence: string) => Response.json(wire.error(sentence), { status: 400 });
      const parsed = Body.safeParse(jsonOf(text));
      if (!parsed.success) return refuse("The body of the request is no JSON object.");
      if (!speaks.includes(wire.id))
        return refuse(
          `${provider.title} does not speak ${wire.id}; it speaks ${speaks.join(" and ") || "none that can be passed on"}.`,
        );
      const whyNot = wire.whyNot(parsed.data);
      if (whyNot !== null) return refuse(`This request is not sent: ${whyNot}.`);
      const takenOut: string[] = [];
      const closed = wire.closed(parsed.data, takenOut);
      return {
        ...{ inputTokens: estimate, outputTokens: wire.outputTokens(parsed.data), takenOut, refuse },
        send: (sending) =>
          send(wire, closed, request.headers, {
            ...sending,
            signal: AbortSignal.any([sending.signal, request.signal]),
          }),
      };
    },
  };
}

type Sending = Parameters<Passage["send"]>[0];

const NOTHING = { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, reasoningTokens: 0, estimated: true };
const NO_CREDIT = /insufficient_quota|credit balance|billing|payment required/i;

const NO_SUCH_ADDRESS = (): Response =>
  Response.json({ error: { message: "There is no such address here.", type: "not_found_error" } }, { status: 404 });

/** Scaffolds look for their model in the list before they ask it. */
function answerList(pathname: string, { model }: ModelConfig): Response {
  const one = { id: model, object: "model", type: "model", display_name: model, created: 0, owned_by: "wick" };
  if (/\/v1\/models$/.test(pathname)) return Response.json({ object: "list", data: [one], has_more: false });
  return /\/v1\/models\//.test(pathname) ? Response.json(one) : NO_SUCH_ADDRESS();
}

function reasonIn(told: string): string {
  const body = jsonOf(told);
  const error = typeof body === "object" && body !== null && "error" in body ? body.error : null;
  if (typeof error === "string") return error;
  return typeof error === "object" && error !== null && "message" in error ? String(error.message) : told.slice(0, 300);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
