import type { ReactNode } from "react";
import { pricesText, samplingText } from "@/components/system/model-facts";
import { CopyButton } from "@/components/ui/copy-button";
import { count, duration, percent } from "@/components/ui/format";
import { ScrollBox } from "@/components/ui/scroll-box";
import type { Condition } from "@/lib/protocol/condition";
import { countOf } from "@/lib/protocol/count-of";
import type { FrozenInputs } from "@/lib/protocol/protocol-hash";
import type { StudyDesign } from "@/lib/protocol/study";
import type { Task } from "@/lib/protocol/task";
import { ConditionName } from "./condition-dot";
import { sayDetails, sayKind, sayRepresentation, TRIGGERS } from "./say-condition";
import { saySample } from "./say-sample";

/** Everything the protocol fixes, as it is or will be frozen. `tasks` are the benchmark's; a draft has no `inputs` yet. */
export function ProtocolSummary({
  design,
  hash,
  inputs,
  tasks,
}: {
  design: StudyDesign;
  hash: string | null;
  inputs: FrozenInputs | null;
  tasks: readonly Task[];
}) {
  const { sample, budget, measurement, plan } = design;
  return (
    <div className="grid gap-5 text-table">
      <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[11rem_1fr]">
        <Fact name="Protocol hash">
          {hash ? (
            <>
              <code className="font-mono text-[12px] break-all">{hash}</code>{" "}
              <CopyButton text={hash} what="protocol hash" />
            </>
          ) : (
            <span className="text-soft">none yet: it is taken when the protocol is frozen</span>
          )}
        </Fact>
        <Fact name="Research questions">{design.researchQuestions.join(", ")}</Fact>
        <Fact name="Sample">{`of ${design.benchmark}: ${saySample(sample, tasks)}`}</Fact>
        <Fact name="Agent">
          {design.agent.id} <span className="text-soft">{sayParameters(design.agent.parameters)}</span>
        </Fact>
        {inputs ? <AskedModels inputs={inputs} /> : null}
        <Fact name="Replicates">{`${design.replicates}, order randomised with seed ${design.seed}`}</Fact>
        <Fact name="Total budget">
          {`${countOf(budget.steps, "step")}, ${duration(budget.wallSeconds)}, ${count(budget.tokens)} tokens`}
          {budget.usd === null ? "" : `, ${budget.usd} USD`}
          <span className="text-soft"> a run; one ledger, profiling included</span>
        </Fact>
        <Fact name="Measurement">
          {`${measurement.minRounds} to ${measurement.maxRounds} interleaved rounds after ${countOf(measurement.warmups, "warm-up")}, until ±${measurement.targetHalfWidth} log speedup`}
        </Fact>
        <Fact name="Analysis plan">
          {`α ${plan.alpha}, Holm over ${countOf(plan.contrasts.length, "contrast")}, ±${percent(plan.equivalenceMargin)} counts as equivalent, ${count(plan.resamples)} resamples with seed ${plan.seed}`}
        </Fact>
        <Fact name="Contrasts">
          {plan.contrasts.map((each) => `${each.question}: ${each.treatment} − ${each.control}`).join(" · ") || "none"}
        </Fact>
      </dl>
      <ConditionTable conditions={design.conditions} />
      <details>
        <summary className="cursor-pointer text-soft hover:text-ink">{`${countOf(sample.taskIds.length, "task")} of the sample`}</summary>
        <p className="pt-2 columns-2 sm:columns-3 lg:columns-4 font-mono text-[12px]">
          {sample.taskIds.map((id) => (
            <span key={id} className="block break-words">
              {id}
            </span>
          ))}
        </p>
      </details>
    </div>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt className="text-soft">{name}</dt>
    <dd className="min-w-0 pb-1 sm:pb-0">{children}</dd>
  </>
);

/** The models that agents ask, as they were configured at freezing, and the words they are told. */
function AskedModels({ inputs: { models, prompts } }: { inputs: FrozenInputs }) {
  return (
    <>
      {Object.values(models).map((config) => (
        <Fact key={config.id} name="Model">
          {config.id}{" "}
          <span className="text-soft break-words">
            {`${config.model} at ${config.baseUrl ?? config.provider}: ${samplingText(config)}; ${pricesText(config.prices)}; as it was configured at freezing`}
          </span>
        </Fact>
      ))}
      {Object.entries(prompts).map(([agent, { version, sha256 }]) => (
        <Fact key={agent} name="Prompts">
          {`${agent}, version ${version} `}
          <code className="font-mono text-[12px] text-soft break-all">{sha256}</code>{" "}
          <CopyButton text={sha256} what={`hash of the prompts of ${agent}`} />
        </Fact>
      ))}
    </>
  );
}

const sayParameters = (parameters: object): string =>
  Object.entries(parameters)
    .filter(([, value]) => !isLeftOut(value))
    .map(([name, value]) => `${inWords(name)} ${sayValue(value)}`)
    .join(", ");

const isLeftOut = (value: unknown): boolean =>
  value === null || (typeof value === "object" && Object.keys(value).length === 0);

/** "keepTurns" as a person would write it: "keep turns". */
const inWords = (name: string): string => name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();

const sayValue = (value: unknown): string => {
  if (Array.isArray(value)) return value.join(" · ");
  return typeof value === "object" && value !== null ? `(${sayParameters(value)})` : String(value);
};

const HEADS = [
  "Condition",
  "Label",
  "Kind",
  "Shows",
  "Trigger",
  "Calls",
  "Seconds a call",
  "Evidence tokens a call",
  "Details",
  "Agent",
];

const ConditionTable = ({ conditions }: { conditions: readonly Condition[] }) => (
  <ScrollBox label="Conditions" className="scroll-hint">
    <table className="w-full text-left">
      <thead>
        <tr className="text-soft">
          {HEADS.map((head) => (
            <th key={head} scope="col" className="border-b border-hairline pr-4 py-1 font-medium whitespace-nowrap">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {conditions.map((condition, index) => (
          <tr key={condition.id}>
            <th scope="row" className="border-b border-hairline pr-4 py-1 font-normal">
              <ConditionName id={condition.id} index={index} />
            </th>
            {cellsOf(condition).map(([name, cell]) => (
              <td key={name} className="border-b border-hairline pr-4 py-1 whitespace-nowrap">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </ScrollBox>
);

function cellsOf({ label, profiling, agent }: Condition): [string, string | number][] {
  return [
    ["label", label],
    ["kind", profiling ? sayKind(profiling) : "–"],
    ["shows", profiling ? sayRepresentation(profiling.representation) : "no profiling"],
    ["trigger", profiling ? TRIGGERS[profiling.trigger] : "–"],
    ["calls", profiling?.calls ?? "–"],
    ["seconds", profiling?.secondsPerCall ?? "–"],
    ["tokens", profiling?.evidenceTokens ?? "–"],
    ["details", (profiling && sayDetails(profiling).join(", ")) || "–"],
    ["agent", agent ? `${agent.id} ${sayParameters(agent.parameters)}` : "the study's"],
  ];
}
