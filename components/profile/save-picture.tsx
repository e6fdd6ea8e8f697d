"use client";
import { save } from "@/components/charts/save";
import { layOut } from "./flame-layout";
import type { Marks, Picture } from "./flame-pane";
import { flameFile } from "./flame-svg";
import { pngOf } from "./png-of";

/** Pixels of a saved picture. */
const WIDTH = 1200;

/** Saves what is drawn, with what is marked in it, as a drawing or as an image. */
export function SavePicture({
  picture,
  marks,
  isFlame,
  name,
  title,
}: {
  /** In the colours of a file. */
  picture: Picture;
  marks: Marks;
  isFlame: boolean;
  name: string;
  title: string;
}) {
  const draw = () => {
    const { matches, named } = marks;
    const found = matches === null ? "" : `${matches.size.toLocaleString("en-US")} boxes match the search. `;
    const note = `${found}${named.size > 0 ? "Outlined: named by the evidence." : ""}`;
    return flameFile(layOut(picture.nodes, WIDTH, isFlame), { title, note }, (index) => ({
      ...picture.look(index),
      isOutlined: named.has(index),
      isDimmed: matches !== null && !matches.has(index),
    }));
  };
  return (
    <span className="inline-flex gap-2">
      <button
        type="button"
        onClick={() => save(`${name}.svg`, "image/svg+xml", draw())}
        className="hover:text-ink"
        aria-label={`Download ${name} as SVG`}
      >
        SVG
      </button>
      <button
        type="button"
        onClick={async () => save(`${name}.png`, "image/png", await pngOf(draw()))}
        className="hover:text-ink"
        aria-label={`Download ${name} as PNG`}
      >
        PNG
      </button>
    </span>
  );
}
