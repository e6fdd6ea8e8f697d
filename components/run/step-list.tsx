"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef } from "react";
import { useKeys } from "@/components/keyboard/keys";
import type { StepSummary } from "@/lib/protocol/trajectory";
import { SORT_LOOK } from "./sort-look";
import { headlineOf, measureOf, sortOf } from "./step-headline";

const ROW = 32;

/** The steps in order; j and k go on and back. Only the rows in sight are in the page, however many steps there are. */
export function StepList({
  steps,
  selected,
  onSelect,
}: {
  steps: readonly StepSummary[];
  selected: number | null;
  onSelect(step: number): void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const at = steps.findIndex((step) => step.step === selected);
  const rows = useVirtualizer({
    count: steps.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 10,
    initialRect: { width: 350, height: 640 },
  });
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at);
  }, [at, rows]);
  useStepKeys(steps, at, onSelect);
  return (
    <nav aria-label="Steps" className="min-w-0">
      <div
        ref={box}
        className="overflow-y-auto max-h-[38vh] lg:max-h-[calc(100vh-9rem)] lg:sticky lg:top-4 border-y border-hairline"
      >
        <ol className="relative" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map((item) => {
            const step = steps[item.index];
            return step ? (
              <li key={step.step} className="absolute inset-x-0" style={{ top: item.start, height: ROW }}>
                <StepRow step={step} isSelected={step.step === selected} onSelect={onSelect} />
              </li>
            ) : null;
          })}
        </ol>
      </div>
      <p className="pt-2 text-[11px] text-soft tabular flex gap-3">
        <button
          type="button"
          disabled={at <= 0}
          onClick={() => go(steps, at - 1, onSelect)}
          className="hover:text-ink disabled:opacity-50"
        >
          ← Previous step
        </button>
        <button
          type="button"
          disabled={at >= steps.length - 1}
          onClick={() => go(steps, at + 1, onSelect)}
          className="hover:text-ink disabled:opacity-50"
        >
          Next step →
        </button>
        <span className="ml-auto">
          {at + 1} of {steps.length.toLocaleString("en-US")}
          {steps[0]?.step === 0 ? " with the start" : ""}
        </span>
      </p>
    </nav>
  );
}

function StepRow({
  step,
  isSelected,
  onSelect,
}: {
  step: StepSummary;
  isSelected: boolean;
  onSelect(step: number): void;
}) {
  const sort = sortOf(step);
  const { text, isBad } = measureOf(step);
  return (
    <button
      type="button"
      aria-current={isSelected ? "step" : undefined}
      onClick={() => onSelect(step.step)}
      className={`flex w-full h-full items-center gap-2 px-2 text-left text-table border-l-2 ${isSelected ? "bg-sunken border-focus" : "border-transparent hover:bg-sunken"}`}
    >
      <span className="w-8 shrink-0 text-right text-soft tabular">{step.step}</span>
      <span
        title={SORT_LOOK[sort].name}
        className={`w-4 shrink-0 text-center ${sort === "profile" ? "text-flame" : sort === "fault" ? "text-bad" : "text-soft"}`}
      >
        {SORT_LOOK[sort].sign}
      </span>
      <span className="truncate min-w-0 flex-1">{headlineOf(step)}</span>
      <span className={`shrink-0 tabular ${isBad ? "text-bad" : "text-soft"}`}>
        {isBad ? "✕ " : ""}
        {text}
      </span>
    </button>
  );
}

function go(steps: readonly StepSummary[], index: number, onSelect: (step: number) => void): void {
  const step = steps[Math.min(Math.max(index, 0), steps.length - 1)];
  if (step) onSelect(step.step);
}

function useStepKeys(steps: readonly StepSummary[], at: number, onSelect: (step: number) => void): void {
  const latest = useRef({ steps, at, onSelect });
  latest.current = { steps, at, onSelect };
  useKeys(
    useMemo(() => {
      const by = (change: number) => () =>
        go(latest.current.steps, latest.current.at + change, latest.current.onSelect);
      return [
        { key: "j", does: "Next step", run: by(1) },
        { key: "k", does: "Previous step", run: by(-1) },
      ];
    }, []),
  );
}
