"use client";
import { type RefObject, useMemo } from "react";
import { useKeys } from "@/components/keyboard/keys";
import type { ValueColumn } from "@/lib/profile/profile";
import { Choice } from "./choice";
import { measureOf } from "./quantity-text";
import type { ChangeView } from "./use-profile-view";
import type { View, ViewState } from "./view-state";

const VIEW_NAMES: readonly { id: View; name: string; keys: string; hint: string }[] = [
  { id: "merged", name: "Left-heavy", keys: "l", hint: "All calls of a path merged, the heaviest to the left" },
  { id: "time", name: "Time order", keys: "t", hint: "Calls in the order in which they were sampled" },
  { id: "inverted", name: "Inverted", keys: "i", hint: "Functions by self weight, who called them below" },
  { id: "sandwich", name: "Sandwich", keys: "s", hint: "One function between its callers and its callees" },
  { id: "table", name: "Table", keys: "b", hint: "Functions by self and total weight" },
  { id: "source", name: "Source", keys: "c", hint: "What the lines of a file weigh" },
];
const GROUPS = [
  ["function", "functions"],
  ["file", "files"],
  ["package", "packages"],
] as const;
const NO_TIME = "The samples of this profile carry no time";

/** How to look at a profile: the view, what a box stands for, by which value, and which way up. */
export function ExplorerBar({
  view,
  onChange,
  values,
  hasTime,
  searchBox,
}: {
  view: ViewState;
  onChange: ChangeView;
  values: readonly Omit<ValueColumn, "weight">[];
  /** The samples carry times. */
  hasTime: boolean;
  searchBox: RefObject<HTMLInputElement | null>;
}) {
  useViewKeys(view, onChange, hasTime, searchBox);
  const isMissing = (id: View) => id === "time" && !hasTime;
  const select = "rounded border border-hairline bg-raised px-1.5 py-0.5";
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-table">
      <Choice
        label="View"
        now={view.view}
        options={VIEW_NAMES.map((each) => (isMissing(each.id) ? { ...each, disabled: true, hint: NO_TIME } : each))}
        onChange={(next) => onChange({ view: next }, "push")}
      />
      <label className="inline-flex items-center gap-1.5 text-soft">
        Boxes are
        <select
          value={view.group}
          onChange={(event) => onChange({ group: GROUPS.find(([id]) => id === event.target.value)?.[0] ?? "function" })}
          className={select}
        >
          {GROUPS.map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {values.length > 1 ? (
        <label className="inline-flex items-center gap-1.5 text-soft">
          Value
          <select
            value={view.value}
            onChange={(event) => onChange({ value: Number(event.target.value) })}
            className={select}
          >
            {values.map((value, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: values are known by their place.
              <option key={index} value={index}>
                {`${measureOf(value).name} (${value.unit})`}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <button
        type="button"
        aria-pressed={view.isFlame}
        aria-keyshortcuts="f"
        title="Turn the picture upside down (f)"
        onClick={() => onChange({ isFlame: !view.isFlame })}
        className="rounded border border-hairline px-2 py-0.5 text-soft hover:text-ink aria-pressed:border-ink aria-pressed:text-ink"
      >
        Root below
      </button>
    </div>
  );
}

function useViewKeys(
  { isFlame }: ViewState,
  onChange: ChangeView,
  hasTime: boolean,
  searchBox: RefObject<HTMLInputElement | null>,
): void {
  useKeys(
    useMemo(
      () => [
        ...VIEW_NAMES.filter(({ id }) => id !== "time" || hasTime).map(({ id, name, keys }) => ({
          key: keys,
          does: `View: ${name}`,
          run: () => onChange({ view: id }, "push"),
        })),
        { key: "f", does: "Turn the picture upside down", run: () => onChange({ isFlame: !isFlame }) },
        { key: "/", does: "Search functions", run: () => searchBox.current?.focus() },
      ],
      [isFlame, onChange, hasTime, searchBox],
    ),
  );
}
