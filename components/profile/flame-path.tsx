import type { FlameTree } from "./flame-tree";
import { nameOf } from "./frame-text";

const MOST = 8;

/** The boxes around the one in focus, outermost first: each zooms out to itself. */
export function FlamePath({ tree, onOpen }: { tree: FlameTree; onOpen(at: string): void }) {
  const path = tree.ancestors;
  const steps = path.length > MOST ? [...path.slice(0, 2), null, ...path.slice(3 - MOST)] : path;
  const nameAt = (frame: number) => (frame < 0 ? "all" : tree.frames[frame]?.name || "(anonymous)");
  const root = tree.nodes[0];
  return (
    <nav aria-label="Calls above the zoomed one" className="pb-1.5 font-mono text-[11px] text-soft break-words">
      {steps.map((step) =>
        step === null ? (
          <span key="left-out"> … {path.length - MOST + 1} calls … › </span>
        ) : (
          <span key={step.at}>
            <button type="button" onClick={() => onOpen(step.at)} className="hover:text-ink hover:underline">
              {nameAt(step.frame)}
            </button>
            {" › "}
          </span>
        ),
      )}
      <span className="text-ink">{root ? nameOf(tree, root) : ""}</span>
      <button type="button" onClick={() => onOpen("")} className="ml-3 font-sans underline underline-offset-2">
        Reset zoom
      </button>
    </nav>
  );
}
