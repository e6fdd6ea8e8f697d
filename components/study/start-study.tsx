import type { TemplateId } from "@/components/design/templates";
import type { ActionAnswer } from "@/components/ui/action-answer";
import { ActionButton } from "@/components/ui/action-button";

/** The templates a study can start from; the pilot is the one step from nothing to a running study. */
export function StartStudy({
  create,
  primary,
}: {
  create: Record<TemplateId, () => Promise<ActionAnswer>>;
  primary: boolean;
}) {
  return (
    <>
      <ActionButton action={create.pilot} look={primary ? "primary" : "plain"}>
        Start the pilot
      </ActionButton>
      <ActionButton action={create.full}>Start the full protocol</ActionButton>
      <ActionButton action={create.blank}>Start a blank study</ActionButton>
    </>
  );
}
