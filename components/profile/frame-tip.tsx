import type { BoxFacts } from "./frame-text";

/** Where on the screen, in CSS pixels. */
export interface At {
  x: number;
  y: number;
}

const WIDTH = 320;

/** What a box stands for and weighs, beside the pointer or below the box in focus. */
export function FrameTip({ facts: { name, place, rows }, at, hint }: { facts: BoxFacts; at: At; hint?: string }) {
  const left = Math.min(at.x + 12, globalThis.innerWidth - WIDTH - 8);
  const below = at.y < globalThis.innerHeight - 150;
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
      <div className="font-mono text-[12px] break-all">{name}</div>
      <div className="text-soft break-all">{place}</div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 pt-1 tabular">
        {rows.map(([what, text]) => (
          <div key={what} className="contents">
            <dt className="text-soft">{what}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {hint ? <div className="pt-1 text-[11px] text-soft">{hint}</div> : null}
    </div>
  );
}
