"use client";
import { useId, useState, useTransition } from "react";
import type { ActionAnswer } from "@/components/ui/action-answer";
import { Button } from "@/components/ui/button";

/** Records what was done otherwise than the frozen protocol says: added for good, never changed. */
export function DeviationForm({ deviate }: { deviate: (text: string) => Promise<ActionAnswer> }) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const id = useId();
  const record = () =>
    start(async () => {
      const answer = await deviate(text);
      setProblem(answer.ok ? null : answer.message);
      if (answer.ok) setText("");
    });
  return (
    <form action={record} className="grid gap-2 max-w-prose pt-3">
      <label htmlFor={id} className="text-table text-soft">
        Record a deviation from the frozen protocol: what, since when, and why. It cannot be taken back.
      </label>
      <textarea
        id={id}
        rows={2}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        aria-invalid={problem !== null}
        aria-describedby={problem ? `${id}-problem` : undefined}
        className="rounded border border-strong-line bg-raised px-2 py-1.5 text-table"
      />
      {problem ? (
        <p id={`${id}-problem`} role="alert" className="text-table text-bad">
          {problem}
        </p>
      ) : null}
      <span>
        <Button type="submit" disabled={pending || text.trim() === ""}>
          Record deviation
        </Button>
      </span>
    </form>
  );
}
