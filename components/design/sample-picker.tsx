"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef, useState } from "react";
import { saySample } from "@/components/study/say-sample";
import { Button } from "@/components/ui/button";
import { CheckField, INPUT, NumberField, OptionalNumberField } from "@/components/ui/field";
import { ScrollBox } from "@/components/ui/scroll-box";
import { withoutBackticks } from "@/components/ui/split-code";
import { sampleTasks } from "@/lib/protocol/sample";
import type { Sample } from "@/lib/protocol/study";
import type { Task } from "@/lib/protocol/task";
import type { DesignPart } from "./design-part";
import { useProblem } from "./use-draft";

const ROW_PX = 28;

/** A seeded sample stratified by repository, and every task to add or remove by hand. */
export function SamplePicker({ design, change, tasks }: DesignPart & { tasks: readonly Task[] }) {
  const { sample } = design;
  const problems = { count: useProblem("sample.perStratum"), seed: useProblem("sample.seed") };
  const missing = useProblem("sample.taskIds");
  const set = (next: Partial<Sample>) => change({ ...design, sample: { ...sample, ...next } });
  const draw = (next: Partial<Sample>) => {
    const drawnFrom = { ...sample, ...next };
    set({ ...next, taskIds: sampleTasks(tasks, drawnFrom.perStratum, drawnFrom.seed) });
  };
  const toggle = (id: string, on: boolean) => {
    const chosen = new Set(sample.taskIds);
    if (on) chosen.add(id);
    else chosen.delete(id);
    const known = tasks.map((task) => task.id).filter((each) => chosen.has(each));
    set({ taskIds: [...known, ...sample.taskIds.filter((each) => chosen.has(each) && !known.includes(each))] });
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <OptionalNumberField
          label="Tasks per repository"
          value={sample.perStratum}
          placeholder="all"
          problem={problems.count}
          onChange={(perStratum) => draw({ perStratum })}
        />
        <NumberField label="Seed" value={sample.seed} problem={problems.seed} onChange={(seed) => draw({ seed })} />
        <Provenance sample={sample} tasks={tasks} onDraw={() => draw({})} />
      </div>
      {missing ? <p className="text-table text-bad">{missing}</p> : null}
      <TaskPicker tasks={tasks} chosen={sample.taskIds} onToggle={toggle} onAll={(taskIds) => set({ taskIds })} />
    </div>
  );
}

/** Whether the chosen tasks are the drawn ones, and the way back to them. */
function Provenance({ sample, tasks, onDraw }: { sample: Sample; tasks: readonly Task[]; onDraw(): void }) {
  const drawn = useMemo(() => sampleTasks(tasks, sample.perStratum, sample.seed), [tasks, sample]);
  const isDrawn = drawn.length === sample.taskIds.length && drawn.every((id) => sample.taskIds.includes(id));
  if (isDrawn) return <p className="text-table text-soft pt-6">{saySample(sample, tasks)}</p>;
  return (
    <div className="flex flex-wrap items-baseline gap-3 pt-5 text-table text-soft">
      <span>{saySample(sample, tasks)}</span>
      <Button onClick={onDraw}>{sample.perStratum === null ? "Take all tasks" : "Draw sample again"}</Button>
    </div>
  );
}

function TaskPicker({
  tasks,
  chosen,
  onToggle,
  onAll,
}: {
  tasks: readonly Task[];
  chosen: readonly string[];
  onToggle(id: string, on: boolean): void;
  onAll(ids: string[]): void;
}) {
  const [words, setWords] = useState("");
  const [only, setOnly] = useState(false);
  const isChosen = useMemo(() => new Set(chosen), [chosen]);
  const unknown = chosen.filter((id) => !tasks.some((task) => task.id === id));
  const shown = tasks.filter(
    (task) => (!only || isChosen.has(task.id)) && matches(task, words.toLowerCase().split(/\s+/)),
  );
  const box = useRef<HTMLElement>(null);
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 10,
    initialRect: { width: 800, height: 320 },
  });
  const items = virtualizer.getVirtualItems();
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2">
      <div className="flex flex-wrap items-baseline gap-x-5 gap-y-2 text-table">
        <input
          value={words}
          onChange={(event) => setWords(event.target.value)}
          aria-label="Filter tasks by id, repository, class or year"
          placeholder="Filter by id, repository, class, year"
          className={`${INPUT} w-72 max-w-full`}
        />
        <CheckField label="Chosen only" checked={only} onChange={setOnly} />
        <span className="text-soft tabular">{`${chosen.length} of ${tasks.length} chosen`}</span>
        <button type="button" className="underline underline-offset-2" onClick={() => onAll(tasks.map(({ id }) => id))}>
          Choose all
        </button>
        <button type="button" className="underline underline-offset-2" onClick={() => onAll([])}>
          Choose none
        </button>
      </div>
      {unknown.length > 0 ? (
        <p className="text-table text-bad">
          {`Not in this benchmark: ${unknown.join(", ")}. `}
          <button
            type="button"
            className="underline"
            onClick={() => onAll(chosen.filter((id) => !unknown.includes(id)))}
          >
            Remove them
          </button>
        </p>
      ) : null}
      <div className="min-w-0 border border-hairline rounded">
        <ScrollBox ref={box} label="Tasks" className="max-h-80">
          <table className="w-full text-table text-left border-separate border-spacing-0">
            <thead>
              <tr className="text-soft">
                {["Task", "Repository", "Class", "Year", "Quick"].map((head) => (
                  <th
                    key={head}
                    scope="col"
                    className="sticky top-0 bg-paper border-b border-hairline px-2 py-1 font-medium"
                  >
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                <td style={{ height: items[0]?.start ?? 0 }} className="p-0" />
              </tr>
              {items.map(({ index }) => {
                const task = shown[index];
                return task ? (
                  <TaskRow key={task.id} task={task} chosen={isChosen.has(task.id)} onToggle={onToggle} />
                ) : null;
              })}
              <tr>
                <td style={{ height: virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) }} className="p-0" />
              </tr>
            </tbody>
          </table>
        </ScrollBox>
      </div>
    </div>
  );
}

function TaskRow({ task, chosen, onToggle }: { task: Task; chosen: boolean; onToggle(id: string, on: boolean): void }) {
  return (
    <tr className={chosen ? "" : "text-soft"} style={{ height: ROW_PX }} title={withoutBackticks(task.statement)}>
      <td className="px-2 whitespace-nowrap">
        <CheckField label={task.id} checked={chosen} onChange={(on) => onToggle(task.id, on)} />
      </td>
      <td className="px-2 whitespace-nowrap">{task.repository}</td>
      <td className="px-2 whitespace-nowrap">{task.bottleneck}</td>
      <td className="px-2 tabular">{task.releaseYear}</td>
      <td className="px-2">{task.quick ? "quick" : ""}</td>
    </tr>
  );
}

function matches({ id, repository, bottleneck, releaseYear, quick }: Task, words: readonly string[]): boolean {
  const text = `${id} ${repository} ${bottleneck} ${releaseYear} ${quick ? "quick" : ""}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
