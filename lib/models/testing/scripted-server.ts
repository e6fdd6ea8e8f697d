import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { decode, encode } from "gpt-tokenizer/encoding/o200k_base";
import { countTokens } from "@/lib/evidence/tokens";
import { anthropicMessages } from "./anthropic-messages";
import { chatCompletions } from "./chat-completions";
import { countCalls, countRequest } from "./count-request";
import { generateContent } from "./generate-content";
import { type Answer, BadRequest, type Protocol, type Read, type StreamEvent } from "./protocol";
import { responses } from "./responses";
import type { Asked, Reply, Script } from "./script";

/** What looks like a control token is counted as the plain text it is. */
const NO_SPECIAL = { disallowedSpecial: new Set<string>() };
const PROTOCOLS: readonly Protocol[] = [chatCompletions, responses, anthropicMessages, generateContent];

export interface ScriptedServer {
  /** `http://127.0.0.1:PORT`; the protocols lie under `/v1`, Google's under `/v1beta`. */
  url: string;
  /** Every request that was well formed, in order. */
  asked: readonly Asked[];
  stop(): Promise<void>;
}

interface Options {
  /** The only key that is let in; any is without it. A request without a key is refused in either case. */
  key?: string;
  /** The model takes so many tokens, input and output together. */
  contextTokens?: number;
  port?: number;
}

/**
 * A model's provider that says what a script says: a real HTTP server that speaks the protocols of OpenAI (chat completions
 * and responses), Anthropic and Google, streamed and whole, and refuses what they would refuse. The tokens it bills are
 * counted (o200k) in what it was sent and what it says; it never says more than it was asked for.
 */
export async function startScriptedServer(script: Script, options: Options = {}): Promise<ScriptedServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    answer(request, response, script, options, asked).catch((error: unknown) => {
      // A script that fails must not look like a provider that is worth another try.
      if (response.headersSent || response.destroyed) response.destroy();
      else sendJson(response, 400, { error: { message: `the script failed: ${error}` } });
    });
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  script: Script,
  options: Options,
  asked: Asked[],
): Promise<void> {
  const address = new URL(request.url ?? "/", "http://localhost");
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const text = await bodyOf(request);
  const protocol = PROTOCOLS.find(({ path }) => path.test(address.pathname));
  if (!protocol || request.method !== "POST") return sendJson(response, 404, { error: { message: "no such address" } });
  try {
    checkKey(protocol.key(headers, address), options.key);
    const body = parsed(text);
    const read = protocol.read(body, address, headers);
    const seen = {
      ...read,
      protocol: protocol.id,
      headers,
      body,
      inputTokens: countRequest(read.messages, read.tools),
    };
    asked.push(seen);
    checkLength(protocol, seen, options.contextTokens);
    const number = asked.length;
    const reply = typeof script === "function" ? await script(seen, number) : script[number - 1];
    if (!reply) throw new BadRequest(`the script has ${script.length} replies, and this is request ${number}`);
    if (reply.delayMilliseconds) await pause(reply.delayMilliseconds);
    if (reply.broken === "dropped") return void response.destroy();
    if (reply.status !== undefined) return sendStatus(response, protocol, reply, reply.status);
    await deliver(response, protocol, answerOf(reply, seen, number), seen, reply.broken);
  } catch (error) {
    if (!(error instanceof BadRequest)) throw error;
    sendJson(response, error.status, protocol.error(error.status, error.message, error.code));
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function checkKey(given: string | null, expected: string | undefined): void {
  if (given === null) throw new BadRequest("no key was sent", 401);
  // As some real ones do, with the wrong key in the sentence.
  if (expected !== undefined && given !== expected) throw new BadRequest(`the key ${given} is not valid`, 401);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadRequest("body: expected JSON");
  }
}

function checkLength(protocol: Protocol, { inputTokens }: Asked, limit: number | undefined): void {
  if (limit === undefined || inputTokens <= limit) return;
  const { message, code } = protocol.tooLong(inputTokens, limit);
  throw new BadRequest(message, 400, code);
}

/** What is said in the end: no more than was asked for, reasoning first, calls only whole. */
function answerOf(reply: Reply, asked: Asked & Read, number: number): Answer {
  let room = asked.maxOutputTokens ?? Number.POSITIVE_INFINITY;
  const cut = (text: string): string => {
    const tokens = encode(text, NO_SPECIAL);
    const kept = tokens.length <= room ? text : decode(tokens.slice(0, room));
    room -= Math.min(tokens.length, room);
    return kept;
  };
  const wanted = (reply.calls ?? []).map((call, index) => ({
    id: call.id ?? `call_${number}_${index}`,
    name: call.name,
    arguments: call.raw ?? JSON.stringify(call.input ?? {}),
    namespace: call.namespace,
  }));
  const [reasoning, text] = [cut(reply.reasoning ?? ""), cut(reply.text ?? "")];
  const fits = countCalls(wanted) <= room;
  const calls = fits ? wanted : [];
  const isWhole = fits && reasoning === (reply.reasoning ?? "") && text === (reply.text ?? "");
  const usage = {
    ...{ input: asked.inputTokens, cached: Math.min(reply.cachedTokens ?? 0, asked.inputTokens) },
    output: countTokens(reasoning) + countTokens(text) + countCalls(calls),
    reasoning: countTokens(reasoning),
  };
  return {
    ...{ id: String(number).padStart(4, "0"), model: asked.model, text, reasoning, calls },
    finish: isWhole ? (reply.finish ?? (calls.length > 0 ? "tool-calls" : "stop")) : "length",
    usage: reply.usage === "none" || (asked.stream && !asked.wantsUsage) ? null : usage,
  };
}

async function deliver(
  response: ServerResponse,
  protocol: Protocol,
  said: Answer,
  { stream }: Asked,
  broken: Reply["broken"],
): Promise<void> {
  if (!stream) return sendWhole(response, JSON.stringify(protocol.whole(said)), broken);
  const events = protocol.events(said).map(lineOf);
  const middle = Math.floor(events.length / 2);
  if (broken === "invalid-json") events.splice(middle, 0, 'data: {"cut off\n\n');
  if (broken === "error-event") events.splice(middle, events.length, lineOf(protocol.errorEvent("overloaded")));
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (const event of broken === "truncated" || broken === "reset" ? events.slice(0, middle) : events) {
    response.write(event);
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (broken === "reset") response.destroy();
  else response.end();
}

function lineOf({ event, data }: StreamEvent): string {
  const line = typeof data === "string" ? data : JSON.stringify(data);
  return `${event ? `event: ${event}\n` : ""}data: ${line}\n\n`;
}

function sendWhole(response: ServerResponse, text: string, broken: Reply["broken"]): void {
  response.writeHead(200, { "content-type": "application/json" });
  if (broken === undefined) return void response.end(text);
  response.write(text.slice(0, text.length / 2));
  if (broken === "reset") response.destroy();
  else response.end();
}

function sendStatus(response: ServerResponse, protocol: Protocol, reply: Reply, status: number): void {
  if (reply.retryAfter !== undefined) response.setHeader("retry-after", reply.retryAfter);
  sendJson(response, status, protocol.error(status, reply.message ?? `the script answers ${status}`, null));
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}
