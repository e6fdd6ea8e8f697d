import { duration } from "@/components/ui/format";
import { countOf } from "@/lib/protocol/count-of";
import type { EventOf } from "@/lib/protocol/event";
import { FullText } from "./full-text";
import { costInWords, tokensInWords, trouble } from "./model-words";

/** One call of the model: what it was billed for, what it cost, how long it took, and what went wrong on the way. */
export function ModelCallBlock({ data }: { data: EventOf<"model-call">["data"] }) {
  const cost = costInWords(data);
  return (
    <section aria-label="Model call" className="text-table tabular">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-medium">model call</span>
        <span className="text-soft">{data.model}</span>
        <span>{tokensInWords(data)}</span>
        {data.estimated ? (
          <span
            className="rounded border border-strong-line px-1 text-[11px] text-soft"
            title="The provider told no usage: these tokens are a tokenizer's count."
          >
            ≈ estimated
          </span>
        ) : null}
        {cost === null ? null : <span>{cost}</span>}
        <span className="text-soft">{duration(data.milliseconds / 1000)}</span>
      </p>
      {trouble(data).map((line) => (
        <p key={line} className="text-soft">
          {line}
        </p>
      ))}
    </section>
  );
}

/** One try over the wire, as it was recorded without its secrets. */
export function TrafficBlock({ data, attemptId }: { data: EventOf<"model-traffic">["data"]; attemptId: string }) {
  const { url, status, broken, request, response, requestHeaders, responseHeaders } = data;
  const answer = status === null ? "no answer" : `status ${status}`;
  return (
    <details className="text-table">
      <summary className="cursor-pointer text-soft">
        {url}: {broken === null ? answer : `${answer}, ${broken}`} · {countOf(request.chars, "character")} sent,{" "}
        {countOf(response.chars, "character")} received
      </summary>
      <div className="grid gap-3 pt-2">
        <FullText
          name={<span className="text-soft">request</span>}
          content={request}
          {...{ attemptId }}
          what="request"
        />
        <FullText
          name={<span className="text-soft">answer</span>}
          content={response}
          {...{ attemptId }}
          what="answer of the provider"
        />
        <Headers name="request headers" headers={requestHeaders} />
        <Headers name="answer headers" headers={responseHeaders} />
      </div>
    </details>
  );
}

function Headers({ name, headers }: { name: string; headers: Readonly<Record<string, string>> }) {
  return (
    <div>
      <p className="text-soft">{name}</p>
      <dl className="font-mono text-[12px] leading-[18px]">
        {Object.entries(headers).map(([field, value]) => (
          <div key={field} className="flex gap-2 min-w-0">
            <dt className="text-soft shrink-0">{field}</dt>
            <dd className="break-all min-w-0">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
