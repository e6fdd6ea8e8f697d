"use client";
import { useId } from "react";
import { TextHead } from "@/components/ui/text-head";
import { countOf } from "@/lib/protocol/count-of";
import { askedEvidence } from "./asked-evidence";
import { Choice } from "./choice";
import { EvidenceText } from "./evidence-text";
import { COMPARES_NOTHING, LEAST_TOKENS, MOST_TOKENS, type RenderedEvidence, USUAL_TOKENS } from "./rendered-evidence";
import { useUrlParams } from "./url-params";
import { type EvidenceOf, evidenceOfProfile, evidenceOfSides, useEvidence } from "./use-evidence";

/**
 * All representations of a profile side by side under one token limit, as an agent would be shown them. The functions that
 * a chosen one names are outlined in the graph above.
 */
export const AgentSees = ({ profileId }: { profileId: string }) => (
  <EvidencePanel evidenceOf={evidenceOfProfile(profileId)} whole="the whole" />
);

/** What an agent would be shown of a comparison. The functions that the text names are outlined in the graph above. */
export const AgentSeesChange = (sides: Record<"before" | "after", readonly string[]>) => (
  <EvidencePanel evidenceOf={evidenceOfSides(sides)} whole="the later side" />
);

/** Evidence under a token limit that can be moved; `whole` is what the shares told of a text are of. */
function EvidencePanel({ evidenceOf, whole }: { evidenceOf: EvidenceOf; whole: string }) {
  const { params, set } = useUrlParams();
  const { tokens, problem, rows, wanted } = askedEvidence(params);
  const { data: evidence = NONE, error, isFetching } = useEvidence(evidenceOf, params);
  const id = useId();
  const shown = evidence.length > 1 ? evidence.filter((each) => wanted === "" || each.id === wanted) : evidence;
  return (
    <div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 pb-4 text-table">
        <label htmlFor={id} className="font-medium">
          Tokens a call
        </label>
        <input
          id={id}
          type="range"
          min={LEAST_TOKENS}
          max={MOST_TOKENS}
          step={20}
          value={tokens}
          onChange={(event) => set({ tokens: event.target.value === String(USUAL_TOKENS) ? null : event.target.value })}
          className="w-64 max-w-full accent-(--ink)"
        />
        <output htmlFor={id} className="tabular w-24" aria-busy={isFetching}>
          {tokens.toLocaleString("en-US")} tokens
        </output>
        {problem === "" ? null : <span className="text-soft">{problem}</span>}
        <Choice
          label="Rows"
          now={rows}
          options={ROWS}
          onChange={(next) => set({ rows: next === "line" ? next : null })}
        />
        {evidence.length > 1 ? (
          <fieldset className="flex flex-wrap gap-1">
            <legend className="sr-only">Representation</legend>
            {[{ id: "", title: "All" }, ...evidence].map((each) => (
              <button
                key={each.id}
                type="button"
                aria-pressed={wanted === each.id}
                onClick={() => set({ as: each.id })}
                className="rounded border border-hairline px-2 py-0.5 aria-pressed:border-ink aria-pressed:font-medium text-soft aria-pressed:text-ink"
              >
                {each.title}
              </button>
            ))}
          </fieldset>
        ) : null}
      </div>
      {error ? (
        <p role="alert" className="text-table text-bad">
          The evidence could not be made: {error.message}
        </p>
      ) : null}
      {evidence.length === 0 && !error ? <p className="text-table text-soft">Writing the evidence…</p> : null}
      <div className={`grid gap-6 ${shown.length > 1 ? "lg:grid-cols-2" : ""}`}>
        {shown.map((each) => (
          <article key={each.id} className="min-w-0">
            <TextHead
              name={<h3 className="font-medium">{each.title}</h3>}
              text={each.text}
              what={`evidence text, ${each.title}`}
            >
              <span className="text-soft tabular">
                {each.tokens.toLocaleString("en-US")} of {countOf(tokens, "token")} · leaves out{" "}
                {countOf(each.droppedRows, "function")}, {(100 * each.droppedShare).toFixed(1)} % of {whole};{" "}
                {coverageText(each)}
                {each.comparesNothing ? ` · ${COMPARES_NOTHING}` : ""}
              </span>
            </TextHead>
            <EvidenceText text={each.text} label={`Evidence text, ${each.title}`} />
          </article>
        ))}
      </div>
    </div>
  );
}

const ROWS = [
  { id: "function", name: "By function", hint: "Rows name functions" },
  { id: "line", name: "By line", hint: "Rows also name the hottest lines of a function, in percent of its own time" },
] as const;

const NONE: readonly RenderedEvidence[] = [];

/** How much of the profile the functions of a text are. */
const coverageText = ({ named, covered, ownShare }: RenderedEvidence): string =>
  `${(100 * covered).toFixed(1)} % of it through the ${countOf(named.length, "function")} it names, ${(100 * ownShare).toFixed(1)} % their own`;
