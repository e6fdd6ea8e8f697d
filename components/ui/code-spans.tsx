import { splitCode } from "./split-code";

/** A text with `code` in it: what stands between backticks is set as code, all else stays text. Never read as HTML. */
export function CodeSpans({ text }: { text: string }) {
  return splitCode(text).map((span, i) =>
    span.isCode ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: spans of a text have no name and never move.
      <code key={i} className="font-mono text-[0.92em] [overflow-wrap:anywhere]">
        {span.text}
      </code>
    ) : (
      span.text
    ),
  );
}
