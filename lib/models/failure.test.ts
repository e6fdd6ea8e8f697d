import { APICallError } from "ai";
import { expect, test } from "vitest";
import { failureOf } from "./failure";
import { BrokenAnswer } from "./read-stream";

const call = (statusCode: number, message: string, more: { body?: unknown; headers?: Record<string, string> } = {}) =>
  new APICallError({
    ...{ message, url: "http://host/v1", requestBodyValues: {}, statusCode },
    ...{ responseHeaders: more.headers ?? {}, responseBody: JSON.stringify(more.body ?? { error: { message } }) },
  });

test.each([
  ["OpenAI", 400, "Your input exceeds the context window of this model. Please adjust your input and try again."],
  ["vLLM", 400, "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens."],
  ["llama.cpp", 400, "the request exceeds the available context size, try increasing it"],
  [
    "LM Studio",
    400,
    "Trying to keep the first 5000 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens",
  ],
  ["Anthropic", 400, "prompt is too long: 215000 tokens > 200000 maximum"],
  ["Anthropic's front", 413, "Request exceeds the maximum size"],
  ["Google", 400, "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576)."],
  ["TGI", 422, "Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096: too many input tokens"],
])("%s says that a request is too long", (_, status, message) => {
  expect(failureOf(call(status, message), 0)).toMatchObject({ kind: "too-long" });
});

test.each([
  ["a parameter", 400, "Unsupported parameter: 'temperature' is not supported with this model."],
  ["more output than the model gives", 400, "max_tokens is too large: 100000. This model supports at most 16384."],
  ["an unknown model", 404, "The model `gpt-9` does not exist"],
  ["no credit", 402, "Insufficient credits"],
  ["no credit, in other words", 429, "You exceeded your current quota: insufficient_quota"],
])("%s is refused", (_, status, message) => {
  expect(failureOf(call(status, message), 0)).toMatchObject({ kind: "refused", status });
});

test("a limit a minute that speaks of billing is waited for as long as its body says", () => {
  const message = "You exceeded your current quota, please check your plan and billing details.";
  const body = { error: { code: 429, message, details: [{ "@type": "RetryInfo", retryDelay: "34.5s" }] } };
  expect(failureOf(call(429, message, { body }), 0)).toMatchObject({ kind: "again", waitMilliseconds: 34_500 });
});

test.each<[Record<string, string>, number | null]>([
  [{ "retry-after": "3" }, 3000],
  [{ "retry-after": "0" }, 0],
  [{ "retry-after-ms": "250", "retry-after": "3" }, 250],
  [{ "retry-after": "Thu, 01 Jan 1970 00:01:40 GMT" }, 40_000],
  [{ "retry-after": "Thu, 01 Jan 1970 00:00:10 GMT" }, 0],
  [{ "retry-after": "soon" }, null],
  [{}, null],
])("%j asks for a wait of %s ms", (headers, wait) => {
  expect(failureOf(call(503, "busy", { headers }), 60_000)).toMatchObject({ kind: "again", waitMilliseconds: wait });
});

test.each<[object, object]>([
  [{ type: "overloaded_error", message: "Overloaded" }, { kind: "again" }],
  [{ code: 502, message: "Provider returned error" }, { kind: "again" }],
  [{ code: 429, message: "Rate limit exceeded" }, { kind: "again" }],
  [
    { code: 403, message: "Moderated" },
    { kind: "refused", status: 403 },
  ],
  [{ code: "context_length_exceeded", message: "Too long" }, { kind: "too-long" }],
])("%j in the middle of a stream", (cause, failure) => {
  expect(failureOf(new BrokenAnswer("told", { cause }), 0)).toMatchObject(failure);
});

test("a defect of ours is no failure of the provider's", () => {
  expect(failureOf(new TypeError("x is undefined"), 0)).toBeNull();
});
