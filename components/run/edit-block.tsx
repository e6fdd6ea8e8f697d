"use client";
import { useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import type { EventOf, LongText } from "@/lib/protocol/event";
import { DiffView } from "./diff-view";
import { useFullText } from "./full-text";

/** What a step changed, and all changes since the snapshot. */
export function EditBlock({ data, attemptId }: { data: EventOf<"edit">["data"]; attemptId: string }) {
  const [isWhole, setWhole] = useState(false);
  const names = ["This step", "Since the snapshot"];
  return (
    <section aria-label="Changes to the tree">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 pb-2 text-table">
        <span className="font-medium">edit</span>
        <span className="tabular text-soft">
          {data.files.map((file) => `${file.path} +${file.added} −${file.deleted}`).join(" · ")}
        </span>
        <span className="inline-flex items-baseline gap-1 text-soft">
          tree <code>{data.tree.slice(0, 12)}</code>
          <CopyButton text={data.tree} what="tree" />
        </span>
        <span className="ml-auto inline-flex gap-1">
          {names.map((name, i) => (
            <button
              key={name}
              type="button"
              aria-pressed={isWhole === (i === 1)}
              onClick={() => setWhole(i === 1)}
              className="rounded border border-hairline px-2 text-soft aria-pressed:border-ink aria-pressed:text-ink"
            >
              {name}
            </button>
          ))}
        </span>
      </div>
      <LongDiff key={String(isWhole)} content={isWhole ? data.cumulative : data.diff} attemptId={attemptId} />
    </section>
  );
}

/** A diff that may lie in a blob: its beginning at once, all of it on demand. */
export function LongDiff({ content, attemptId }: { content: LongText; attemptId: string }) {
  const [isWanted, setWanted] = useState(false);
  const { text, isWhole, isFetching } = useFullText(content, attemptId, isWanted);
  return (
    <>
      <DiffView text={text} />
      {isWhole ? null : (
        <button type="button" onClick={() => setWanted(true)} className="pt-1 text-table underline underline-offset-2">
          {isFetching ? "Reading…" : `Show all ${content.chars.toLocaleString("en-US")} characters of the diff`}
        </button>
      )}
    </>
  );
}
