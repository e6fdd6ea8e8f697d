"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useState, useTransition } from "react";
import type { ActionAnswer } from "./action-answer";
import { Button } from "./button";
import { Dialog } from "./dialog";

/** Does something on the server. What went wrong is said beside the button; `confirm` asks first. */
export function ActionButton({
  action,
  look = "plain",
  confirm,
  disabled = false,
  small = false,
  goTo,
  children,
}: {
  action: () => Promise<ActionAnswer>;
  look?: "primary" | "plain" | "danger";
  confirm?: { question: string; consequence: string; verb: string };
  disabled?: boolean;
  /** In a list, where a whole button would be too much. */
  small?: boolean;
  /** Where to go once it is done. */
  goTo?: string;
  children: ReactNode;
}) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const act = () => {
    setAsking(false);
    setProblem(null);
    start(async () => {
      const answer = await action();
      if (!answer.ok) setProblem(answer.message);
      else if (goTo) router.push(goTo);
    });
  };
  return (
    <span className="inline-flex flex-col items-start gap-1 max-w-full">
      <Button
        look={look}
        className={small ? "px-1.5! py-0!" : ""}
        disabled={pending || disabled}
        aria-busy={pending}
        onClick={confirm ? () => setAsking(true) : act}
      >
        {children}
      </Button>
      {problem ? (
        <span role="alert" className="text-table text-bad max-w-[28rem] whitespace-normal">
          {problem}
        </span>
      ) : null}
      {confirm ? (
        <Dialog title={confirm.question} open={asking} onClose={() => setAsking(false)}>
          <p className="text-table text-soft">{confirm.consequence}</p>
          <div className="flex justify-end gap-2 pt-5">
            <Button onClick={() => setAsking(false)}>Go back</Button>
            <Button look={look} onClick={act}>
              {confirm.verb}
            </Button>
          </div>
        </Dialog>
      ) : null}
    </span>
  );
}
