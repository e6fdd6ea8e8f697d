"use client";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ScrollBox } from "@/components/ui/scroll-box";
import { TextHead } from "@/components/ui/text-head";
import type { LongText } from "@/lib/protocol/event";

/** More characters than this are not put into a page; the text's own address has them all. */
const MOST_SHOWN = 400_000;

/** The whole of a long text when it is asked for; until then its beginning. */
export function useFullText({ text, blob }: LongText, attemptId: string, isWanted: boolean) {
  const { data, error, isFetching } = useQuery({
    queryKey: ["text", blob],
    enabled: isWanted && blob !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const response = await fetch(addressOf(attemptId, blob ?? ""), { signal });
      if (!response.ok) throw new Error((await response.text()).trim());
      return (await response.text()).slice(0, MOST_SHOWN);
    },
  });
  return { text: data ?? text, isWhole: blob === null || data !== undefined, error, isFetching };
}

export const addressOf = (attemptId: string, blob: string): string => `/api/attempts/${attemptId}/texts/${blob}`;

/** A text of an event under its name: its beginning in place, the rest on demand. Never read as HTML. */
export function FullText({
  name,
  content,
  attemptId,
  what,
  isProse = false,
  children,
}: {
  name: ReactNode;
  content: LongText;
  attemptId: string;
  what: string;
  isProse?: boolean;
  /** What qualifies the text, beside its name. */
  children?: ReactNode;
}) {
  const [isWanted, setWanted] = useState(false);
  const { text, isWhole, error, isFetching } = useFullText(content, attemptId, isWanted);
  return (
    <div>
      <TextHead name={name} text={text} what={what}>
        {children}
      </TextHead>
      {content.chars === 0 ? (
        <p className="text-table text-soft">no {what}</p>
      ) : isProse ? (
        <p className="whitespace-pre-wrap break-words max-w-[72ch]">{text}</p>
      ) : (
        <ScrollBox label={what} className="max-h-[26rem] bg-sunken border border-hairline rounded">
          <pre className="p-3 font-mono text-[12px] leading-[18px] whitespace-pre-wrap break-words">{text}</pre>
        </ScrollBox>
      )}
      {content.blob ? (
        <p className="pt-1 text-[11px] text-soft tabular flex flex-wrap gap-x-3 items-baseline">
          {isWhole ? null : (
            <>
              <span>
                the first {text.length.toLocaleString("en-US")} of {content.chars.toLocaleString("en-US")} characters
              </span>
              <button type="button" onClick={() => setWanted(true)} className="underline underline-offset-2 text-ink">
                {isFetching ? "Reading…" : "Show the full text"}
              </button>
            </>
          )}
          <a href={addressOf(attemptId, content.blob)} className="underline underline-offset-2">
            open as a file
          </a>
          {error ? <span role="alert">{error.message}</span> : null}
        </p>
      ) : null}
    </div>
  );
}
