"use client";
import type { RefObject } from "react";
import { save } from "./save";
import { standaloneSvg } from "./standalone-svg";

/** Saves the drawing inside an element as an SVG that looks the same anywhere: fonts and light colours resolved. */
export function DownloadSvg({
  from,
  name,
  title,
  note = "",
}: {
  from: RefObject<HTMLElement | null>;
  name: string;
  title: string;
  /** Drawn under the figure. */
  note?: string;
}) {
  const download = () => {
    const svg = from.current?.querySelector("svg");
    if (svg) save(`${name}.svg`, "image/svg+xml", standaloneSvg(svg, title, note));
  };
  return (
    <button
      type="button"
      onClick={download}
      className="text-soft hover:text-ink"
      aria-label={`Download ${name} as SVG`}
    >
      SVG
    </button>
  );
}
