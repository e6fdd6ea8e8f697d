"use client";
import { useMemo } from "react";
import { useKeys } from "@/components/keyboard/keys";

const NONE: never[] = [];

/** Esc and Backspace zoom out, wherever on the page one is, while there is something to zoom out of. */
export function useZoomKeys(isZoomed: boolean, zoomOut: () => void): void {
  useKeys(
    useMemo(
      () =>
        isZoomed ? ["Escape", "Backspace"].map((key) => ({ key, does: "Zoom out by one call", run: zoomOut })) : NONE,
      [isZoomed, zoomOut],
    ),
  );
}
