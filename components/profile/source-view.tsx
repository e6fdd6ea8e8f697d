"use client";
import { useEffect, useRef, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { ScrollBox } from "@/components/ui/scroll-box";
import { frameLabel } from "@/lib/profile/frame-label";
import { useFunctions, useSource } from "./ask-profile";
import type { SourceAnswer, Wholes } from "./flame-tree";
import { measureOf, quantityText, shareText } from "./quantity-text";
import type { ChangeView } from "./use-profile-view";
import type { ViewState } from "./view-state";

/** A file as it was profiled, each line with what it weighs itself. */
export function SourceView({
  profileId,
  view,
  onChange,
}: {
  profileId: string;
  view: ViewState;
  onChange: ChangeView;
}) {
  const { data: functions } = useFunctions(profileId, { ...view, focus: "", ignore: "", hide: "", group: "function" });
  const fn = functions?.rows.find((row) => frameLabel(row) === view.fn);
  const file = fn?.file ?? view.file;
  const { data: source, error } = useSource(profileId, view, file);
  if (error)
    return (
      <p role="alert" className="text-table text-bad py-4">
        The source could not be read: {error.message}
      </p>
    );
  if (!source || !functions) return <p className="text-table text-soft p-3">Reading the source…</p>;
  return (
    <div className="grid gap-2 min-w-0 *:min-w-0">
      <label className="flex flex-wrap items-center gap-x-2 text-table text-soft">
        File
        <select
          value={source.file}
          onChange={(event) => onChange({ fn: "", file: event.target.value }, "push")}
          className="min-w-0 max-w-full rounded border border-hairline bg-raised px-1.5 py-0.5 font-mono text-[12px]"
        >
          {source.files.map((each) => (
            <option key={each.file} value={each.file}>
              {`${each.file} · ${shareText(each.self, functions.wholeBusy)}`}
            </option>
          ))}
        </select>
        <span className="tabular">
          self weight of each line, shares of {quantityText(functions.wholeBusy, functions.unit)}{" "}
          {measureOf(functions).whole}
        </span>
      </label>
      {source.text === null ? <Notice>{source.why}</Notice> : null}
      {source.lines.length === 0 ? (
        <Notice>This profile does not say which lines of {source.file || "its files"} weigh how much.</Notice>
      ) : null}
      <Lines key={`${source.file}:${fn?.line}`} source={source} wholes={functions} at={fn?.line ?? 0} />
    </div>
  );
}

const FIRST_LINES = 3000;

function Lines({ source, wholes, at }: { source: SourceAnswer; wholes: Wholes; at: number }) {
  const [isAll, setAll] = useState(false);
  const start = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    start.current?.scrollIntoView({ block: "center" });
  }, []);
  const heat = new Map(source.lines.map((line) => [line.line, line]));
  const hottest = source.lines.reduce((most, line) => Math.max(most, line.self), 0);
  const texts = source.text?.split("\n");
  const rows =
    texts?.map((text, index) => ({ line: index + 1, text })) ?? source.lines.map(({ line }) => ({ line, text: "" }));
  const shown = isAll || at > FIRST_LINES ? rows : rows.slice(0, FIRST_LINES);
  if (rows.length === 0) return null;
  return (
    <ScrollBox label={`Source of ${source.file}`} className="max-h-[34rem] border border-hairline rounded">
      <table className="w-full font-mono text-[12px] leading-[18px] border-collapse">
        <caption className="sr-only">
          Self weight, its share, line number and text of each line of {source.file}
        </caption>
        <tbody>
          {shown.map(({ line, text }) => {
            const own = heat.get(line);
            return (
              <tr key={line} ref={line === at ? start : undefined} className={line === at ? "bg-sunken" : ""}>
                <td className="w-24 px-2 text-right tabular whitespace-nowrap align-top">
                  {own ? `${own.inlined ? "(inlined) " : ""}${quantityText(own.self, wholes.unit)}` : ""}
                </td>
                <td className="w-16 px-2 text-right tabular whitespace-nowrap align-top">
                  {own ? shareText(own.self, wholes.wholeBusy) : ""}
                </td>
                <td className="w-12 px-1 text-right text-soft select-none align-top">{line}</td>
                <td
                  className="whitespace-pre-wrap break-all px-2"
                  style={own ? { background: heatFill(own.self / hottest) } : undefined}
                >
                  {text}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {rows.length > shown.length ? (
        <button type="button" onClick={() => setAll(true)} className="m-2 text-table underline underline-offset-2">
          Show all {rows.length.toLocaleString("en-US")} lines
        </button>
      ) : null}
    </ScrollBox>
  );
}

/** One ramp from nothing to the hottest line; the numbers beside it say the same. */
const heatFill = (share: number): string =>
  `color-mix(in oklab, var(--flame) ${Math.round(4 + 36 * share)}%, transparent)`;
