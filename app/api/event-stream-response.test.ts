import { expect, test } from "vitest";
import { cursorOf, eventStreamResponse, type ServerSentEvent } from "./event-stream-response";

const request = (url = "http://localhost/stream", headers = {}) => new Request(url, { headers });

test("events are framed with their ids and types, after the time to wait before coming again", async () => {
  async function* source(): AsyncGenerator<ServerSentEvent> {
    yield { id: "7", data: { text: "two\nlines" } };
    yield { type: "run", data: 1 };
  }
  const response = eventStreamResponse(request(), source);
  expect(response.headers.get("content-type")).toMatch("text/event-stream");
  expect(await response.text()).toBe('retry: 1000\n\nid: 7\ndata: {"text":"two\\nlines"}\n\nevent: run\ndata: 1\n\n');
});

test.each([1, 2, 3])("a reader that leaves after %i reads ends the source", async (reads) => {
  let ended = false;
  async function* source(signal: AbortSignal): AsyncGenerator<ServerSentEvent> {
    try {
      yield { id: "1", data: "first" };
      yield { id: "2", data: "second" };
      await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
    } finally {
      ended = true;
    }
  }
  const reader = eventStreamResponse(request(), source).body?.getReader();
  for (let read = 0; read < reads; read++) await reader?.read();
  await reader?.cancel();
  await new Promise((resolve) => setTimeout(resolve));
  expect(ended).toBe(true);
});

test("a source that fails closes the stream, and the client comes again", async () => {
  // biome-ignore lint/correctness/useYield: it fails before its first event.
  async function* source(): AsyncGenerator<ServerSentEvent> {
    throw new Error("the database is gone");
  }
  expect(await eventStreamResponse(request(), source).text()).toBe("retry: 1000\n\n");
});

test("what the browser remembered comes before what the address says", () => {
  const address = "http://localhost/stream?from=3";
  expect(cursorOf(request(address, { "last-event-id": "9" }))).toBe("9");
  expect(cursorOf(request(address))).toBe("3");
  expect(cursorOf(request())).toBeNull();
});
