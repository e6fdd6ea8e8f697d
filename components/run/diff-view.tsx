"use client";
import { useMemo, useState } from "react";
import { ScrollBox } from "@/components/ui/scroll-box";
import { countOf } from "@/lib/protocol/count-of";
import { type DiffLine, diffLines } from "./diff-lines";

const AT_FIRST = 400;

const LOOK: Record<DiffLine["kind"], string> = {
  file: "bg-raised font-medium text-ink border-t border-hairline",
  hunk: "text-soft bg-sunken",
  added: "bg-[light-dark(#e3f4ec,#0f2e24)]",
  deleted: "bg-[light-dark(#fbe9e3,#3a1c12)]",
  same: "",
};
const SIGN: Record<DiffLine["kind"], string> = { file: "", hunk: "", added: "+", deleted: "−", same: "" };

/** A unified diff, line by line with both line numbers; added and deleted lines carry their sign besides the colour. */
export function DiffView({ text }: { text: string }) {
  const lines = useMemo(() => diffLines(text), [text]);
  const [isAll, setAll] = useState(false);
  if (lines.length === 0) return <p className="text-table text-soft">no change</p>;
  const shown = isAll ? lines : lines.slice(0, AT_FIRST);
  return (
    <ScrollBox label="Diff" className="max-h-[34rem] border border-hairline rounded">
      <table className="w-full font-mono text-[12px] leading-[18px] border-collapse">
        <caption className="sr-only">Diff: old line, new line, sign, text</caption>
        <tbody>
          {shown.map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a diff have no name and never move.
            <tr key={i} className={LOOK[line.kind]}>
              <td className="w-10 px-1 text-right text-soft select-none align-top">{line.old}</td>
              <td className="w-10 px-1 text-right text-soft select-none align-top">{line.new}</td>
              <td className="w-4 text-center select-none align-top">{SIGN[line.kind]}</td>
              <td className="whitespace-pre-wrap break-all pr-2">{line.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length > shown.length ? (
        <button type="button" onClick={() => setAll(true)} className="m-2 text-table underline underline-offset-2">
          Show all {countOf(lines.length, "line")}
        </button>
      ) : null}
    </ScrollBox>
  );
}
