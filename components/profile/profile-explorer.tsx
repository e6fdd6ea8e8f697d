"use client";
import { useRef } from "react";
import type { ValueColumn } from "@/lib/profile/profile";
import { ExplorerBar } from "./explorer-bar";
import type { FlameTree } from "./flame-tree";
import type { NamedFrame } from "./frame-text";
import { FunctionTable } from "./function-table";
import { SandwichView } from "./sandwich-view";
import { SearchBar } from "./search-bar";
import { SourceView } from "./source-view";
import { TreeView } from "./tree-view";
import { useNamed } from "./use-evidence";
import { type ChangeView, useProfileView } from "./use-profile-view";
import { lensParams, type ViewState } from "./view-state";

export interface ExplorerProps {
  profileId: string;
  values: readonly Omit<ValueColumn, "weight">[];
  hasTime: boolean;
  /** What the server drew of the view of the address, when that is a tree. */
  initial: { view: ViewState; tree: FlameTree } | null;
}

/** A profile in every view there is of it; the address says which. */
export function ProfileExplorer({ profileId, values, hasTime, initial }: ExplorerProps) {
  const [view, change] = useProfileView();
  const named = useNamed(profileId);
  const searchBox = useRef<HTMLInputElement>(null);
  const shared = { profileId, view, onChange: change };
  return (
    <div className="grid gap-2 min-w-0 *:min-w-0">
      <ExplorerBar view={view} onChange={change} values={values} hasTime={hasTime} searchBox={searchBox} />
      <SearchBar {...shared} box={searchBox} />
      <ViewBody {...shared} named={named} initial={isSame(initial?.view, view) ? initial?.tree : undefined} />
    </div>
  );
}

function ViewBody({
  named,
  initial,
  ...shared
}: {
  profileId: string;
  view: ViewState;
  onChange: ChangeView;
  named: readonly NamedFrame[];
  initial: FlameTree | undefined;
}) {
  const { view } = shared.view;
  if (view === "table") return <FunctionTable {...shared} />;
  if (view === "source") return <SourceView {...shared} />;
  if (view === "sandwich") return <SandwichView {...shared} named={named} />;
  return <TreeView {...shared} tree={view} named={named} initial={initial} />;
}

/** Whether two views draw the same tree: a search only marks boxes in it, and either end may be up. */
const isSame = (one: ViewState | undefined, other: ViewState): boolean =>
  one !== undefined && [one.view, one.zoom].join() === [other.view, other.zoom].join() && sameLens(one, other);

const sameLens = (one: ViewState, other: ViewState): boolean =>
  JSON.stringify(lensParams(one)) === JSON.stringify(lensParams(other));
