"use client";
import { useMemo } from "react";
import { duration } from "@/components/ui/format";
import { countOf } from "@/lib/protocol/count-of";
import type { StepSummary } from "@/lib/protocol/trajectory";
import { SORT_LOOK } from "./sort-look";
import { timelineLayout } from "./timeline-layout";

const WIDTH = 1200;
const HEIGHT = 26;

/** The whole course at a glance: a piece a step, as wide as it took long. A click selects; the list below does it by keyboard. */
export function TimelineStrip({
  steps,
  selected,
  onSelect,
}: {
  steps: readonly StepSummary[];
  selected: number | null;
  onSelect(step: number): void;
}) {
  const pieces = useMemo(() => timelineLayout(steps, WIDTH), [steps]);
  const sorts = [...new Set(pieces.map((piece) => piece.sort))];
  const total = pieces.reduce((sum, piece) => sum + piece.milliseconds, 0);
  return (
    <figure className="pb-3">
      <svg
        role="img"
        aria-label={`Timeline: ${stepsInWords(steps)}, ${duration(total / 1000)} of real time`}
        viewBox={`0 0 ${WIDTH} ${HEIGHT + 4}`}
        preserveAspectRatio="none"
        className="w-full h-8 block"
      >
        {pieces.map((piece) => {
          const { fill, height, name } = SORT_LOOK[piece.sort];
          const isSelected = selected !== null && piece.step <= selected && selected <= piece.lastStep;
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the list of steps offers the same by keyboard.
            <g key={piece.step} onClick={() => onSelect(piece.step)} className="cursor-pointer">
              <title>{`${stepsOf(piece)} · ${name} · ${duration(piece.milliseconds / 1000)}`}</title>
              <rect x={piece.x} y={0} width={piece.width} height={HEIGHT + 4} fill="transparent" />
              <rect
                x={piece.x}
                y={HEIGHT * (1 - height)}
                width={Math.max(1, piece.width - 1)}
                height={HEIGHT * height}
                fill={fill}
              />
              {isSelected ? (
                <rect x={piece.x} y={HEIGHT + 1} width={Math.max(1, piece.width - 1)} height={3} fill="var(--focus)" />
              ) : null}
            </g>
          );
        })}
      </svg>
      <figcaption className="flex flex-wrap gap-x-3 pt-1 text-[11px] text-soft tabular">
        {sorts.map((sort) => (
          <span key={sort} className="inline-flex items-center gap-1">
            <span aria-hidden="true" className="inline-block size-2" style={{ background: SORT_LOOK[sort].fill }} />
            <span aria-hidden="true">{SORT_LOOK[sort].sign}</span>
            {SORT_LOOK[sort].name}
          </span>
        ))}
        <span
          className="ml-auto"
          title="Real time of tools and models. A replayed profile takes next to none of it, and is charged what its capture took."
        >
          {stepsInWords(steps)} · {duration(total / 1000)} of real time, width = time
        </span>
      </figcaption>
    </figure>
  );
}

/** The start is listed as a step, and is none that is charged. */
function stepsInWords(steps: readonly StepSummary[]): string {
  const charged = steps.filter((step) => step.step > 0).length;
  return charged < steps.length ? `the start and ${countOf(charged, "step")}` : countOf(charged, "step");
}

const stepsOf = ({ step, lastStep }: { step: number; lastStep: number }) =>
  step === lastStep ? `step ${step}` : `steps ${step} to ${lastStep}`;
