"use client";
import { useState } from "react";
import { sayShape } from "@/components/study/say-shape";
import type { ActionAnswer } from "@/components/ui/action-answer";
import { ActionButton } from "@/components/ui/action-button";
import { NumberField } from "@/components/ui/field";
import { percent, roughly } from "@/components/ui/format";
import { countOf } from "@/lib/protocol/count-of";
import { fieldName, type Problem } from "@/lib/protocol/problem";
import type { StudyDesign } from "@/lib/protocol/study";
import { type AssumedSpread, countRuns, detectable, forecast, type KnownTimes, POWER } from "./forecast";

/** What the design amounts to: runs, time, the smallest effect it could find; and freezing it. */
export function DesignAside({
  design,
  problems,
  known,
  workers,
  studyHref,
  freeze,
  freezeAndLaunch,
}: {
  design: StudyDesign;
  problems: readonly Problem[];
  known: KnownTimes;
  workers: number;
  studyHref: string;
  freeze(): Promise<ActionAnswer>;
  freezeAndLaunch(): Promise<ActionAnswer>;
}) {
  const runs = countRuns(design);
  const { seconds, restsOn } = forecast(design, known, workers);
  const ready = problems.length === 0;
  return (
    <aside
      aria-label="What the design amounts to"
      className="xl:sticky xl:top-4 self-start grid gap-5 border-t xl:border-t-0 xl:border-l border-hairline pt-5 xl:pt-0 xl:pl-6 text-table"
    >
      <div>
        <p className="text-2xl font-semibold tabular tracking-tight">{countOf(runs.total, "run")}</p>
        <p className="text-soft">
          {sayShape(design.sample.taskIds.length, design.conditions.length, design.replicates)}
          {runs.phaseTwo > 0 ? `; ${runs.phaseOne} first, ${runs.phaseTwo} once the rule is resolved` : ""}
        </p>
      </div>
      <div>
        <p className="text-2xl font-semibold tabular tracking-tight">{seconds > 0 ? `≈ ${roughly(seconds)}` : "–"}</p>
        <p className="text-soft">{restsOn}</p>
      </div>
      <Detectable design={design} />
      {ready ? (
        <p className="text-soft">Nothing keeps this design from being frozen.</p>
      ) : (
        <div role="status">
          <p className="font-medium">{`${countOf(problems.length, "thing")} ${problems.length === 1 ? "keeps" : "keep"} it from being frozen`}</p>
          <ul className="list-disc pl-4">
            {problems.map(({ path, message }) => (
              <li key={path + message}>
                <a href={`#${anchorOf(path)}`} className="underline underline-offset-2">
                  {fieldName(path)}
                </a>{" "}
                {message}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="grid gap-2 justify-items-start">
        <ActionButton
          action={freeze}
          goTo={studyHref}
          disabled={!ready}
          confirm={{
            question: "Freeze this protocol?",
            consequence: `Its hash is taken and ${countOf(runs.total, "run")} ${runs.total === 1 ? "is" : "are"} planned in randomised order. From then on the design can only be duplicated, or amended by a recorded deviation.`,
            verb: "Freeze protocol",
          }}
        >
          Freeze protocol
        </ActionButton>
        <ActionButton look="primary" action={freezeAndLaunch} goTo={studyHref} disabled={!ready}>
          {`Freeze and launch ${countOf(runs.total, "run")}`}
        </ActionButton>
        <p className="text-soft">The protocol hash is shown after freezing.</p>
      </div>
    </aside>
  );
}

const SECTIONS = ["sample", "conditions", "budget", "agent", "measurement", "plan"];
const anchorOf = (path: string): string => SECTIONS.find((section) => path.startsWith(section)) ?? "main";

function Detectable({ design }: { design: StudyDesign }) {
  const [spread, setSpread] = useState<AssumedSpread>({ between: 0.3, within: 0.15 });
  const usable = design.plan.alpha > 0 && design.plan.alpha < 0.5 && spread.between >= 0 && spread.within >= 0;
  const found = usable ? detectable(design, spread) : null;
  return (
    <div className="grid gap-2">
      <div>
        <p className="text-2xl font-semibold tabular tracking-tight">
          {found?.alone.ok ? `≥ ${found.alone.value.toFixed(2)} log SR` : "–"}
        </p>
        <p className="text-soft">
          {found?.alone.ok
            ? `is what ${countOf(design.sample.taskIds.length, "task")} can find with ${percent(POWER)} power at α ${design.plan.alpha} (a factor of ${Math.exp(found.alone.value).toFixed(2)}×)`
            : "An effect needs at least 2 tasks to be found."}
          {found?.corrected.ok && design.plan.contrasts.length > 1
            ? `; ${found.corrected.value.toFixed(2)} at Holm's strictest step of ${design.plan.contrasts.length} contrasts.`
            : ""}
        </p>
      </div>
      <details>
        <summary className="cursor-pointer text-soft hover:text-ink">
          {found ? `assumes a standard deviation of ${found.sd.toFixed(2)}` : "assumed standard deviation"}
        </summary>
        <div className="flex flex-wrap gap-4 pt-2">
          <NumberField
            label="Between tasks"
            hint="of the true difference"
            value={spread.between}
            onChange={(between) => setSpread({ ...spread, between })}
            inputClass="w-16"
          />
          <NumberField
            label="Within a task"
            hint="of one run"
            value={spread.within}
            onChange={(within) => setSpread({ ...spread, within })}
            inputClass="w-16"
          />
        </div>
        <p className="pt-2 text-[12px] text-soft">
          Assumed, in log SR; not part of the protocol. Paired t test over tasks; the difference's variance is between²
          + 2 within² / replicates (Miller 2024, arXiv 2411.00640, §5).
        </p>
      </details>
    </div>
  );
}
