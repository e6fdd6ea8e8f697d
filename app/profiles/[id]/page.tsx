import { wholeNumber } from "@/app/api/runs/refused";
import { loadProfilePage } from "@/app/profiles/load-profile-page";
import { AgentSees } from "@/components/profile/agent-sees";
import { FlameGraph } from "@/components/profile/flame-graph";
import { FlatTable } from "@/components/profile/flat-table";
import { ProfileFacts } from "@/components/profile/profile-facts";
import { ProfileLinks } from "@/components/profile/profile-links";
import { LEAST_TOKENS, MOST_TOKENS, USUAL_TOKENS } from "@/components/profile/rendered-evidence";
import { PageHeader, Section } from "@/components/ui/page";

export const metadata = { title: "Profile" };

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ tokens?: string }>;
}

export default async function Page({ params, searchParams }: Props) {
  const [{ id }, { tokens: asked = null }] = await Promise.all([params, searchParams]);
  const tokens = wholeNumber(asked, USUAL_TOKENS, { min: LEAST_TOKENS, max: MOST_TOKENS });
  const page = await loadProfilePage(id, tokens);
  const { entry, meta, busy, idle, rows, evidence, study, run, perturbation, baseId } = page;
  return (
    <>
      <PageHeader
        title={entry.taskId ? `Profile of ${entry.taskId}` : entry.label}
        aside={<ProfileLinks {...{ id, study, run, baseId }} label={entry.label} taskId={entry.taskId} />}
      />
      <FlameGraph profileId={id} tall />
      <Section id="agent" title="What the agent sees" aside="the exact text, under a limit of tokens a call">
        <AgentSees profileId={id} initial={evidence} />
      </Section>
      <Section id="functions" title="Functions">
        <FlatTable rows={rows} busy={busy} idle={idle} />
      </Section>
      <Section id="facts" title="How it was taken">
        <ProfileFacts {...{ meta, busy, perturbation }} captureHash={entry.captureHash} createdAt={entry.createdAt} />
      </Section>
    </>
  );
}
