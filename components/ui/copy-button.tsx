"use client";
import { useEffect, useState } from "react";

/** Copies a text; `what` names it ("protocol hash"). An address starting with / is copied as a full link. */
export function CopyButton({ text, what, children }: { text: string; what: string; children?: string }) {
  const [said, setSaid] = useState<"" | "Copied" | "Not copied">("");
  useEffect(() => {
    if (said === "") return;
    const timer = setTimeout(() => setSaid(""), 1500);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = () => {
    const whole = text.startsWith("/") ? `${location.origin}${text}` : text;
    writeClipboard(whole).then(
      () => setSaid("Copied"),
      () => setSaid("Not copied"),
    );
  };
  return (
    <button
      type="button"
      onClick={copy}
      title={`Copy ${what}`}
      aria-label={`Copy ${what}`}
      className="inline-flex items-center gap-1 rounded px-1 text-soft hover:text-ink text-table align-baseline"
    >
      <svg aria-hidden="true" viewBox="0 0 16 16" className="size-3.5" fill="none" stroke="currentColor">
        <rect x="5.5" y="5.5" width="8" height="8" rx="1" />
        <path d="M10.5 5.5v-3h-8v8h3" />
      </svg>
      {children}
      <span role="status" className={said ? "" : "sr-only"}>
        {said}
      </span>
    </button>
  );
}

/** The clipboard needs a secure context; a page reached by an address other than localhost has none. */
async function writeClipboard(text: string): Promise<void> {
  if (!navigator.clipboard) throw new Error("this page may not use the clipboard");
  await navigator.clipboard.writeText(text);
}
