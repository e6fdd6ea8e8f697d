"use client";
import { useState, useTransition } from "react";
import type { ActionAnswer } from "@/components/ui/action-answer";
import { Button } from "@/components/ui/button";
import type { ModelTrial } from "@/lib/protocol/model-trial";
import { trialText } from "./model-trial-text";

export type TryModel = (id: string) => Promise<ActionAnswer<{ trial: ModelTrial }>>;

/** Makes one real call of a model, and shows what it showed. */
export function TryModelButton({ id, tryModel }: { id: string; tryModel: TryModel }) {
  const [trial, setTrial] = useState<ModelTrial | null>(null);
  const [pending, start] = useTransition();
  const act = () => {
    setTrial(null);
    start(async () => {
      const answer = await tryModel(id);
      setTrial(answer.ok ? answer.trial : answer);
    });
  };
  return (
    <>
      <Button className="px-1.5! py-0!" disabled={pending} aria-busy={pending} aria-label={`Test ${id}`} onClick={act}>
        {pending ? "Testing …" : "Test"}
      </Button>
      <div role="status" className="order-last basis-full whitespace-normal max-w-[24rem]">
        {trial ? <Result trial={trial} /> : null}
      </div>
    </>
  );
}

function Result({ trial }: { trial: ModelTrial }) {
  if (!trial.ok) return <p className="text-bad break-words">{trial.message}</p>;
  return (
    <>
      <p className="tabular">{trialText(trial)}</p>
      {trial.toolProblem === null ? (
        <p>
          <span className="text-good">●</span> Tool calling works
        </p>
      ) : (
        <p className="text-bad break-words">! Tool calling does not work: {trial.toolProblem}</p>
      )}
    </>
  );
}
