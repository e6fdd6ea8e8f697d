import type { FlameTree } from "./flame-tree";

/** The calls above the frame in focus, outermost first: each zooms out to itself. */
export function FlamePath({ tree, onOpen }: { tree: FlameTree; onOpen(stack: number): void }) {
  const path = [{ stack: -1, name: "all" }, ...tree.ancestors];
  const steps = path.length > 8 ? [...path.slice(0, 2), null, ...path.slice(-5)] : path;
  return (
    <nav aria-label="Calls above the zoomed frame" className="w-full font-mono text-[11px] text-soft break-words">
      {steps.map((step, i) =>
        step === null ? (
          <span key="left-out"> … {path.length - 7} calls … › </span>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a recursive call is in the path more than once.
          <span key={i}>
            <button type="button" onClick={() => onOpen(step.stack)} className="hover:text-ink hover:underline">
              {step.name || "(anonymous)"}
            </button>
            {" › "}
          </span>
        ),
      )}
      <span className="text-ink">{tree.root.name || "(anonymous)"}</span>
    </nav>
  );
}
