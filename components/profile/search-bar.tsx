"use client";
import { type RefObject, useDeferredValue, useId } from "react";
import { countOf } from "@/lib/protocol/count-of";
import { useMatches } from "./ask-profile";
import type { SearchAnswer, Wholes } from "./flame-tree";
import { measureOf, quantityText } from "./quantity-text";
import { readSearch } from "./read-search";
import type { ChangeView } from "./use-profile-view";
import { isNarrowed, type ViewState } from "./view-state";

/** Searches functions by text or /regular expression/, says how much they are of, and narrows the profile by what was typed. */
export function SearchBar({
  profileId,
  view,
  onChange,
  box,
}: {
  profileId: string;
  view: ViewState;
  onChange: ChangeView;
  box: RefObject<HTMLInputElement | null>;
}) {
  const id = useId();
  const { problem } = readSearch(view.search);
  const { data, error } = useMatches(profileId, view, useDeferredValue(problem === "" ? view.search : ""));
  const add = (patterns: string) => (patterns === "" ? view.search : `${patterns}\n${view.search}`);
  const narrowings = [
    ["Only", "Keep the stacks through a match", { focus: add(view.focus) }],
    ["Without", "Leave out the stacks through a match", { ignore: add(view.ignore) }],
    ["Hide", "Take the matches out of the stacks", { hide: add(view.hide) }],
  ] as const;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-table">
      <label htmlFor={id} className="sr-only">
        Search functions, a text or a /regular expression/
      </label>
      <input
        ref={box}
        id={id}
        type="search"
        value={view.search}
        placeholder="Search functions or /regexp/"
        onChange={(event) => onChange({ search: event.target.value })}
        onKeyDown={(event) => event.key === "Escape" && onChange({ search: "" })}
        className="w-56 rounded border border-hairline bg-raised px-2 py-1"
      />
      {view.search === "" ? null : (
        <>
          <output htmlFor={id} className="tabular text-soft">
            {problem || (error ? error.message : data ? matchText(data) : "searching…")}
          </output>
          {narrowings.map(([name, hint, change]) => (
            <button
              key={name}
              type="button"
              title={hint}
              disabled={problem !== ""}
              onClick={() => onChange({ ...change, search: "" }, "push")}
              className="rounded border border-hairline px-1.5 py-0.5 text-soft enabled:hover:text-ink disabled:opacity-45"
            >
              {name}
            </button>
          ))}
        </>
      )}
      <Narrowed view={view} onChange={onChange} wholes={data ?? null} />
    </div>
  );
}

function matchText({ functions, share, busy, ...wholes }: SearchAnswer): string {
  const whole = `${quantityText(busy, wholes.unit)} ${measureOf(wholes).whole}`;
  return `${(100 * share).toFixed(1)} % of ${whole}, ${countOf(functions, "function")}`;
}

const NARROWINGS = [
  ["focus", "only stacks through"],
  ["ignore", "without stacks through"],
  ["hide", "hidden"],
] as const;

/** What was narrowed, each part with the way to undo it, and how much of the whole is left. */
function Narrowed({ view, onChange, wholes }: { view: ViewState; onChange: ChangeView; wholes: Wholes | null }) {
  if (!isNarrowed(view)) return null;
  const parts = NARROWINGS.flatMap(([name, says]) =>
    view[name]
      .split("\n")
      .filter((pattern) => pattern !== "")
      .map((pattern) => ({ name, says, pattern })),
  );
  const without = (text: string, pattern: string) =>
    text
      .split("\n")
      .filter((each) => each !== pattern)
      .join("\n");
  return (
    <div className="w-full flex flex-wrap items-center gap-2">
      {parts.map(({ name, says, pattern }) => (
        <span
          key={`${name} ${pattern}`}
          className="inline-flex items-baseline gap-1.5 rounded border border-hairline px-2 py-0.5"
        >
          <span className="text-soft">{says}</span>
          <span className="font-mono text-[12px] break-all">{pattern.replace(/^=/, "")}</span>
          <button
            type="button"
            aria-label={`Undo: ${says} ${pattern}`}
            onClick={() => onChange({ [name]: without(view[name], pattern) })}
            className="text-soft hover:text-ink"
          >
            ✕
          </button>
        </span>
      ))}
      {wholes ? (
        <span className="tabular text-soft">
          {wholes.wholeBusy > 0 ? ((100 * wholes.busy) / wholes.wholeBusy).toFixed(1) : "0.0"} % of the whole left:{" "}
          {quantityText(wholes.busy, wholes.unit)} of {quantityText(wholes.wholeBusy, wholes.unit)}
        </span>
      ) : null}
    </div>
  );
}
