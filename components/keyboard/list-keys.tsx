"use client";
import { type ReactNode, useMemo, useRef } from "react";
import { useKeys } from "./keys";

/** j and k move among the `[data-item]` elements inside (links, so that Enter opens them). */
export function ListKeys({ of, children }: { of: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const keys = useMemo(() => {
    const step = (by: number) => {
      const items = [...(box.current?.querySelectorAll<HTMLElement>("[data-item]") ?? [])];
      const at = items.indexOf(document.activeElement as HTMLElement);
      items[at < 0 ? 0 : Math.min(Math.max(at + by, 0), items.length - 1)]?.focus();
    };
    return [
      { key: "j", does: `Next ${of}`, run: () => step(1) },
      { key: "k", does: `Previous ${of}`, run: () => step(-1) },
    ];
  }, [of]);
  useKeys(keys);
  return <div ref={box}>{children}</div>;
}
