"use client";
import { useId } from "react";
import { frameLabel } from "@/lib/profile/frame-label";
import { useFunctions } from "./ask-profile";
import type { NamedFrame } from "./frame-text";
import { FunctionTable } from "./function-table";
import { TreeView } from "./tree-view";
import type { ChangeView } from "./use-profile-view";
import type { ViewState } from "./view-state";

/** As many as a list under an input can offer; any other function is found by the table or in a graph. */
const OFFERED = 300;

/** A function between those that called it, above it, and those it called, below: each stack counted once. */
export function SandwichView({
  profileId,
  view,
  onChange,
  named,
}: {
  profileId: string;
  view: ViewState;
  onChange: ChangeView;
  named: readonly NamedFrame[];
}) {
  const id = useId();
  const { data } = useFunctions(profileId, view);
  const shared = { profileId, view, onChange, named, isMain: false, height: "max-h-[20rem]" };
  return (
    <div className="grid gap-2 min-w-0 *:min-w-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-table">
        <label htmlFor={id} className="text-soft">
          Function
        </label>
        <input
          key={view.fn}
          id={id}
          list={`${id}-functions`}
          defaultValue={view.fn}
          placeholder="Choose a function, by its name or from the table"
          onChange={(event) => {
            const typed = event.target.value;
            if (data?.rows.some((row) => frameLabel(row) === typed)) onChange({ fn: typed }, "push");
          }}
          className="flex-1 min-w-0 max-w-[48rem] rounded border border-hairline bg-raised px-2 py-1 font-mono text-[12px]"
        />
        <datalist id={`${id}-functions`}>
          {data?.rows.slice(0, OFFERED).map((row) => (
            <option key={row.id} value={frameLabel(row)} />
          ))}
        </datalist>
      </div>
      {view.fn === "" ? (
        <FunctionTable {...{ profileId, view, onChange }} />
      ) : (
        <>
          <TreeView key={`callers ${view.fn}`} {...shared} tree="callers" isFlame />
          <TreeView key={`callees ${view.fn}`} {...shared} tree="callees" isFlame={false} />
        </>
      )}
    </div>
  );
}
