import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isAfter, openStream, type StreamMessage, type StreamState } from "./event-stream";

/** The browser's side of a stream, driven by hand. */
class Connection extends EventTarget {
  static readonly CLOSED = 2;
  static all: Connection[] = [];
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: MessageEvent<string>) => void) | null = null;
  onerror: (() => void) | null = null;
  constructor(readonly url: string) {
    super();
    Connection.all.push(this);
  }
  say(id: string, data: unknown) {
    this.onmessage?.(new MessageEvent("message", { lastEventId: id, data: JSON.stringify(data) }));
  }
  fail(readyState: number) {
    this.readyState = readyState;
    this.onerror?.();
  }
  close() {
    this.readyState = Connection.CLOSED;
  }
}

let page: EventTarget & { hidden: boolean };
const newest = () => Connection.all.at(-1) as Connection;
const look = (hidden: boolean) => {
  page.hidden = hidden;
  page.dispatchEvent(new Event("visibilitychange"));
};

beforeEach(() => {
  vi.useFakeTimers();
  Connection.all = [];
  page = Object.assign(new EventTarget(), { hidden: false });
  vi.stubGlobal("EventSource", Connection);
  vi.stubGlobal("document", page);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function record(from: string | null, types: string[] = []) {
  const messages: StreamMessage[] = [];
  const states: StreamState[] = [];
  const stop = openStream("/s", { from, types, onMessage: (m) => messages.push(m), onState: (s) => states.push(s) });
  return { messages, states, stop };
}

test("messages at or below the cursor are dropped", () => {
  const { messages } = record("4");
  newest().say("4", "old");
  newest().say("5", "new");
  newest().say("5", "again");
  newest().say("10", "later");
  expect(messages.map((message) => message.data)).toEqual(["new", "later"]);
});

test("another scope starts again at its own first number", () => {
  expect(isAfter("a:9", "a:9")).toBe(false);
  expect(isAfter("a:10", "a:9")).toBe(true);
  expect(isAfter("b:1", "a:9")).toBe(true);
  expect(isAfter("1", null)).toBe(true);
});

test("a named type is delivered without moving the cursor", () => {
  const { messages } = record("7", ["run"]);
  newest().dispatchEvent(new MessageEvent("run", { lastEventId: "7", data: '{"state":"done"}' }));
  expect(messages).toEqual([{ id: "7", type: "run", data: { state: "done" } }]);
});

test("a hidden tab holds no connection and goes on from its cursor", () => {
  const { states } = record(null);
  expect(newest().url).toBe("/s");
  newest().say("a:3", 1);
  look(true);
  expect(newest().readyState).toBe(Connection.CLOSED);
  look(false);
  expect(Connection.all.map((connection) => connection.url)).toEqual(["/s", "/s?from=a%3A3"]);
  expect(states).toEqual(["connecting", "closed", "connecting"]);
});

test("a refused connection is opened anew, later each time; a broken one is left to the browser", () => {
  const { states } = record(null);
  newest().fail(0);
  vi.advanceTimersByTime(60_000);
  expect(Connection.all).toHaveLength(1);
  newest().fail(Connection.CLOSED);
  vi.advanceTimersByTime(500);
  expect(Connection.all).toHaveLength(2);
  newest().fail(Connection.CLOSED);
  vi.advanceTimersByTime(500);
  expect(Connection.all).toHaveLength(2);
  vi.advanceTimersByTime(500);
  expect(Connection.all).toHaveLength(3);
  newest().onopen?.();
  expect(states.at(-1)).toBe("live");
});

test("stopping also stops a reconnection that was waiting", () => {
  const { stop } = record(null);
  newest().fail(Connection.CLOSED);
  stop();
  vi.advanceTimersByTime(60_000);
  look(false);
  expect(Connection.all).toHaveLength(1);
});
