import Link from "next/link";
import { FlameGraph } from "@/components/profile/flame-graph";
import { shortPerturbation } from "@/components/profile/perturbation-text";
import { COMPARES_NOTHING } from "@/components/profile/rendered-evidence";
import { TRIGGERS } from "@/components/study/say-condition";
import { duration } from "@/components/ui/format";
import type { ProfilingAllowance } from "@/lib/budget/budget";
import { parseEvidence } from "@/lib/evidence/parse-evidence";
import { REPRESENTATION_TITLES } from "@/lib/protocol/condition";
import { countOf } from "@/lib/protocol/count-of";
import type { EventOf } from "@/lib/protocol/event";
import type { Perturbations } from "@/lib/protocol/perturbation";
import { FullText } from "./full-text";

type Captured = EventOf<"profile-captured">["data"];
type ShownEvidence = EventOf<"evidence-shown">["data"];

/** A profile beside the exact text the agent was shown of it; frames that the text names are outlined. */
export function ProfileBlock({
  captured,
  shown,
  allowance,
  perturbations,
  attemptId,
}: {
  captured: Captured | null;
  shown: ShownEvidence | null;
  allowance: ProfilingAllowance | null;
  perturbations: Perturbations;
  attemptId: string;
}) {
  const profile = captured?.profile ?? shown?.profile ?? "";
  const named = shown ? parseEvidence(shown.content.text) : [];
  return (
    <section aria-label="Profile and evidence" className="grid gap-x-5 gap-y-4 xl:grid-cols-2">
      <div className="min-w-0">
        <h3 className="flex flex-wrap items-baseline gap-x-3 pb-1.5 text-table">
          <span className="font-medium">profile</span>
          <span className="text-soft tabular">
            {captured ? factsOf(captured, perturbations) : shown?.ask ? "as last shown" : "pushed by the condition"}
          </span>
          <Link href={`/profiles/${profile}`} className="ml-auto underline underline-offset-2">
            Open profile
          </Link>
        </h3>
        <FlameGraph profileId={profile} named={named} />
      </div>
      {shown ? (
        <div className="min-w-0">
          <FullText
            name={<h3 className="font-medium">what the agent saw · {sayShown(shown)}</h3>}
            content={shown.content}
            attemptId={attemptId}
            what="evidence text"
          >
            <span className="text-soft tabular">
              {shown.tokens.toLocaleString("en-US")}
              {allowance ? ` of ${allowance.evidenceTokens.toLocaleString("en-US")}` : ""} tokens ·{" "}
              {TRIGGERS[shown.trigger]} · leaves out {countOf(shown.droppedRows, shown.ask ? "row" : "function")},{" "}
              {(100 * shown.droppedShare).toFixed(1)} % of busy time
              {shown.representation === "diff" && shown.base === null && !shown.ask ? ` · ${COMPARES_NOTHING}` : ""}
            </span>
          </FullText>
        </div>
      ) : null}
    </section>
  );
}

/** How evidence came to be said: by a representation, or as the answer to a question. */
const sayShown = ({ representation, ask }: ShownEvidence): string =>
  ask ? `${ask.what} of ${ask.handle}, as asked` : REPRESENTATION_TITLES[representation];

function factsOf({ replayed, chargedSeconds, samples, captureHash }: Captured, perturbations: Perturbations) {
  const perturbation = perturbations[captureHash];
  return [
    replayed ? "base profile, replayed" : "captured on this tree",
    `${duration(chargedSeconds)} charged`,
    countOf(samples, "sample"),
    perturbation ? shortPerturbation(perturbation) : "",
    `capture ${captureHash.slice(0, 8)}`,
  ]
    .filter((part) => part !== "")
    .join(" · ");
}
