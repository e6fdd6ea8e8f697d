import type { FlameNode } from "@/lib/profile/prune";
import type { FlameTree } from "./flame-tree";
import { placeOf, shareText, timeText, wholeOf } from "./frame-text";

export interface Shown {
  node: FlameNode;
  /** Where on the screen, in CSS pixels. */
  at: { x: number; y: number };
}

const WIDTH = 300;

/** What a frame is and how much of the busy time is its own and its calls'; of idle time, how much of all sampled time. */
export function FrameTip({ shown: { node, at }, tree }: { shown: Shown; tree: FlameTree }) {
  const whole = wholeOf(node, tree);
  const left = Math.min(at.x + 12, globalThis.innerWidth - WIDTH - 8);
  const below = at.y < globalThis.innerHeight - 130;
  return (
    <div
      role="tooltip"
      className="fixed z-30 pointer-events-none rounded border border-hairline bg-raised px-3 py-2 text-table shadow-lg"
      style={{
        left: Math.max(8, left),
        width: WIDTH,
        ...(below ? { top: at.y + 16 } : { bottom: innerHeight - at.y + 12 }),
      }}
    >
      <div className="font-mono text-[12px] break-all">{node.name || "(anonymous)"}</div>
      <div className="text-soft break-all">{placeOf(node)}</div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 pt-1 tabular">
        <dt className="text-soft">total</dt>
        <dd>
          {shareText(node.value, whole.time)} · {timeText(node.value)} of {timeText(whole.time)} {whole.name}
        </dd>
        {node.stack >= 0 ? (
          <>
            <dt className="text-soft">self</dt>
            <dd>
              {shareText(node.self, whole.time)} · {timeText(node.self)}
            </dd>
          </>
        ) : null}
      </dl>
    </div>
  );
}
