"use client";
import { useRouter } from "next/navigation";
import { useCallback, useRef } from "react";
import type { NamedFrame } from "./frame-text";
import { SearchBar } from "./search-bar";
import { TreeView } from "./tree-view";
import { type ChangeView, useProfileView } from "./use-profile-view";
import { viewParams } from "./view-state";

/**
 * A profile's call tree with its search, where a whole explorer would be too much. Zoom and search are in the address; what
 * asks for another view leads to the profile's own page.
 */
export function FlameGraph({ profileId, named = NOBODY }: { profileId: string; named?: readonly NamedFrame[] }) {
  const [view, change] = useProfileView();
  const router = useRouter();
  const searchBox = useRef<HTMLInputElement>(null);
  const changeOrLeave = useCallback<ChangeView>(
    (part, how) => {
      if (part.view === undefined) return change(part, how);
      const params = Object.entries(viewParams(part)).filter((entry): entry is [string, string] => entry[1] !== null);
      router.push(`/profiles/${profileId}?${new URLSearchParams(params)}`);
    },
    [change, profileId, router],
  );
  const shared = { profileId, view, onChange: changeOrLeave };
  return (
    <div className="grid gap-2 min-w-0 *:min-w-0">
      <SearchBar {...shared} box={searchBox} />
      <TreeView {...shared} tree="merged" named={named} height="max-h-[26rem]" />
    </div>
  );
}

const NOBODY: readonly NamedFrame[] = [];
