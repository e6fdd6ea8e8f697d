"use client";
import { useId, useRef, useState, useTransition } from "react";
import type { ActionAnswer } from "@/components/ui/action-answer";
import { Button } from "@/components/ui/button";

/** A study file, chosen or pasted; what is wrong with it is said here, field by field. */
export function StudyFileForm({ create }: { create: (text: string) => Promise<ActionAnswer> }) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const chooser = useRef<HTMLInputElement>(null);
  const id = useId();
  const submit = () =>
    start(async () => {
      const answer = await create(text);
      setProblem(answer.ok ? null : answer.message);
    });
  return (
    <form action={submit} className="grid gap-2 max-w-[48rem]">
      <label htmlFor={id} className="text-table text-soft">
        YAML or JSON; <code className="font-mono text-[12px]">npm run -s wick -- study schema</code> prints what may be
        in it
      </label>
      <textarea
        id={id}
        rows={8}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={EXAMPLE}
        aria-invalid={problem !== null}
        aria-describedby={problem ? `${id}-problem` : undefined}
        className="rounded border border-strong-line bg-raised px-2 py-1.5 font-mono text-[12px]"
      />
      {problem ? (
        <div id={`${id}-problem`} role="alert">
          <ul className="list-disc pl-5 text-table text-bad">
            {problem.split("\n").map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={pending || text.trim() === ""}>
          Create study from file
        </Button>
        <Button onClick={() => chooser.current?.click()}>Choose a file</Button>
        <input
          ref={chooser}
          type="file"
          accept=".yaml,.yml,.json,text/yaml,application/json"
          aria-label="Study file"
          hidden
          onChange={async (event) => setText((await event.target.files?.[0]?.text()) ?? "")}
        />
      </div>
    </form>
  );
}

const EXAMPLE = `title: Does the diff help?
sample: { perStratum: 1 }
conditions: [C0, C1, C4]
agent: evidence-reader
replicates: 2`;
