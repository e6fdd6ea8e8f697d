import type { ActionAnswer } from "@/components/ui/action-answer";
import { ActionButton } from "@/components/ui/action-button";

/** A template as a button needs it: its action is already bound to it. */
export interface Starter {
  id: string;
  title: string;
  summary: string;
  create(): Promise<ActionAnswer>;
}

/** The pilot is the one step from nothing to a running study; the other templates are to be designed first. */
export function StartStudy({ starters, primary = false }: { starters: readonly Starter[]; primary?: boolean }) {
  return starters.map(({ id, title, create }) => (
    <ActionButton key={id} action={create} look={primary && id === "pilot" ? "primary" : "plain"}>
      {id === "pilot" ? "Start the pilot" : `Start from ${title.toLowerCase()}`}
    </ActionButton>
  ));
}
