"use client";
import { useCallback, useMemo } from "react";
import { useUrlParams } from "./url-params";
import { readView, type ViewState, viewParams } from "./view-state";

export type ChangeView = (change: Partial<ViewState>, how?: "replace" | "push") => void;

/** The view of a profile that the address says, and the way to change it. */
export function useProfileView(): [ViewState, ChangeView] {
  const { params, set } = useUrlParams();
  const view = useMemo(() => readView(params), [params]);
  const change = useCallback<ChangeView>((part, how) => set(viewParams(part), how), [set]);
  return [view, change];
}
