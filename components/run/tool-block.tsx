import { duration } from "@/components/ui/format";
import { countOf } from "@/lib/protocol/count-of";
import type { EventOf } from "@/lib/protocol/event";
import { FullText } from "./full-text";

type Call = EventOf<"tool-call">["data"];
type Result = EventOf<"tool-result">["data"];

/** A tool call with what came back and what it cost. */
export function ToolBlock({
  call,
  result,
  hasEvidence,
  isReplay = false,
  attemptId,
}: {
  call: Call | null;
  result: Result | null;
  /** The output is the evidence, which stands below beside its profile. */
  hasEvidence: boolean;
  /** The profile was not taken again, but replayed. */
  isReplay?: boolean;
  attemptId: string;
}) {
  const tool = call?.tool ?? result?.tool ?? "exec";
  return (
    <section aria-label={`Tool ${tool}`}>
      <h3 className="flex flex-wrap items-baseline gap-x-3 pb-1.5 text-table">
        <span className="font-medium">{tool}</span>
        {result ? <Cost result={result} isReplay={isReplay} /> : <span className="text-flame">under way</span>}
      </h3>
      {call ? <Input input={call.input} /> : null}
      {result && !hasEvidence ? (
        <div className="pt-3">
          <FullText
            name={<span className="text-soft">output</span>}
            content={result.content}
            attemptId={attemptId}
            what={`output of ${tool}`}
          >
            <Size result={result} />
          </FullText>
        </div>
      ) : null}
    </section>
  );
}

function Cost({ result, isReplay }: { result: Result; isReplay: boolean }) {
  const { ok, refused, exitCode, timedOut, milliseconds } = result;
  const parts = [
    refused
      ? `refused: ${refused} used up, nothing was spent`
      : timedOut
        ? "timed out"
        : exitCode === null
          ? ""
          : `exit ${exitCode}`,
    `${duration(milliseconds / 1000)} of real time${isReplay ? ", a replay: charged what its capture took" : ""}`,
  ];
  return (
    <span className="text-soft tabular">
      <span className={ok ? "text-good" : "text-bad"}>{ok ? "✓ ok" : "✕ not ok"}</span>
      {parts.filter((part) => part !== "").map((part) => ` · ${part}`)}
    </span>
  );
}

function Size({ result: { stdoutChars, tokens, truncated } }: { result: Result }) {
  const size = `${countOf(stdoutChars, "character")} · ${countOf(tokens, "token")}`;
  return <span className="text-soft tabular">{truncated ? `${size} · shortened for the agent` : size}</span>;
}

/** A command as it was given; other input by its fields, long texts in their own lines. */
function Input({ input }: { input: Call["input"] }) {
  if (typeof input !== "object" || input === null || Array.isArray(input) || Object.keys(input).length === 0)
    return null;
  return (
    <dl className="font-mono text-[12px] leading-[18px] grid gap-0.5">
      {inOrder(input).map(([name, value]) => (
        <div key={name} className="flex gap-2 min-w-0">
          <dt className="text-soft shrink-0">{name}</dt>
          <dd className="whitespace-pre-wrap break-all min-w-0 max-h-48 overflow-auto">{inWords(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

const FIRST = ["command", "pattern", "path", "old", "new", "content"];

/** The database keeps no order of fields: what says where comes before what. */
const inOrder = (input: object): [string, unknown][] => {
  const place = (name: string) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  return Object.entries(input).sort(([a], [b]) => place(a) - place(b));
};

function inWords(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "object" && value !== null && "text" in value && "chars" in value)
    return `${String(value.text)}… (${String(value.chars)} characters)`;
  return JSON.stringify(value);
}
