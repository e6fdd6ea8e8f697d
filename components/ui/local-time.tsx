"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { dateTime, elapsed } from "./format";

const never = () => () => {};
const THIS_YEAR = new Date().getFullYear();

/** A moment in the reader's own zone, the ISO time as its title; until the browser has taken over, in UTC. */
export function LocalTime({ at, seconds = false }: { at: string; seconds?: boolean }) {
  const shown = useSyncExternalStore(
    never,
    () => local(at, seconds),
    () => `${dateTime(at)} UTC`,
  );
  return (
    <time dateTime={at} title={at} className="tabular whitespace-nowrap">
      {shown}
    </time>
  );
}

function local(at: string, seconds: boolean): string {
  const date = new Date(at);
  return date.toLocaleString("en-GB", {
    ...(date.getFullYear() === THIS_YEAR ? {} : { year: "numeric" }),
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    ...(seconds ? { second: "2-digit" } : {}),
  });
}

/** How long ago a moment was, counting on: "2 s ago". */
export function Ago({ at }: { at: string }) {
  const now = useNow();
  const seconds = now === null ? null : Math.max(0, (now - Date.parse(at)) / 1000);
  return (
    <time dateTime={at} title={at} className="tabular whitespace-nowrap">
      {seconds === null ? `${dateTime(at)} UTC` : seconds < 1 ? "just now" : `${elapsed(seconds)} ago`}
    </time>
  );
}

/** The time in milliseconds, every second anew; null until the browser has taken over. */
export function useNow(): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
