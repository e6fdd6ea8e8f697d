"use client";
import { useEffect, useEffectEvent, useState } from "react";

/** `closed`: ended, or asleep while the tab is hidden. */
export type StreamState = "connecting" | "live" | "reconnecting" | "closed";

/** One message of a stream; `data` is parsed JSON. */
export interface StreamMessage {
  /** The cursor after this message: pass it as `from` to go on from here. */
  id: string;
  /** `message`, or one of the named types asked for. */
  type: string;
  data: unknown;
}

export interface StreamOptions {
  /** Cursor to start after; null for everything. */
  from: string | null;
  /**
   * Named event types (`event: run`) to receive besides plain messages. They carry state rather than a place in a sequence,
   * so they are never taken for repetitions.
   */
  types?: readonly string[];
  onMessage(message: StreamMessage): void;
  onState?(state: StreamState): void;
}

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 10_000;

/**
 * Follows a stream of Server-Sent Events and returns the way to stop. A dropped connection goes on from the last id: the
 * browser sends it as Last-Event-ID, a connection opened anew as `?from=`. A hidden tab holds no connection (HTTP/1.1 allows
 * six a host) and goes on from its cursor when it is seen again. Messages at or below the cursor are dropped.
 */
export function openStream(url: string, { from, types = [], onMessage, onState }: StreamOptions): () => void {
  let cursor = from;
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let delay = FIRST_DELAY_MS;

  const receive = (event: MessageEvent<string>) => {
    if (event.type === "message") {
      if (!isAfter(event.lastEventId, cursor)) return;
      cursor = event.lastEventId || cursor;
    }
    onMessage({ id: cursor ?? "", type: event.type, data: JSON.parse(event.data) });
  };
  const connect = () => {
    const opened = new EventSource(withCursor(url, cursor));
    source = opened;
    opened.onopen = () => {
      delay = FIRST_DELAY_MS;
      onState?.("live");
    };
    opened.onmessage = receive;
    for (const type of types) opened.addEventListener(type, receive);
    opened.onerror = () => {
      onState?.("reconnecting");
      // The browser retries a connection that broke, but gives up on one that was answered with an error.
      if (opened.readyState !== EventSource.CLOSED) return;
      retry = setTimeout(connect, delay);
      delay = Math.min(delay * 2, LONGEST_DELAY_MS);
    };
  };
  const disconnect = () => {
    clearTimeout(retry);
    source?.close();
    source = null;
    onState?.("closed");
  };
  const follow = () => {
    if (document.hidden) return disconnect();
    if (source) return;
    onState?.("connecting");
    connect();
  };

  document.addEventListener("visibilitychange", follow);
  follow();
  return () => {
    document.removeEventListener("visibilitychange", follow);
    disconnect();
  };
}

/** `openStream` for as long as a component is mounted; a null url follows nothing. Returns how the connection stands. */
export function useStream(url: string | null, options: Omit<StreamOptions, "onState">): StreamState {
  const [state, setState] = useState<StreamState>("connecting");
  const { from, types } = options;
  const onMessage = useEffectEvent(options.onMessage);
  const open = useEffectEvent((address: string) =>
    openStream(address, {
      from,
      ...(types ? { types } : {}),
      onMessage: (message) => onMessage(message),
      onState: setState,
    }),
  );
  useEffect(() => (url === null ? undefined : open(url)), [url]);
  return state;
}

/** Whether an id lies behind a cursor. Ids are `7` or `scope:7`; another scope (a newer attempt) always does. */
export function isAfter(id: string, cursor: string | null): boolean {
  if (cursor === null || id === "") return true;
  const [scope, seq] = split(id);
  const [seenScope, seen] = split(cursor);
  return scope !== seenScope || seq > seen;
}

function split(id: string): [scope: string, seq: number] {
  const at = id.lastIndexOf(":");
  return [id.slice(0, Math.max(at, 0)), Number(id.slice(at + 1))];
}

const withCursor = (url: string, cursor: string | null): string =>
  cursor === null ? url : `${url}${url.includes("?") ? "&" : "?"}from=${encodeURIComponent(cursor)}`;
