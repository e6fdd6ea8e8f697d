import Link from "next/link";
import { wholeNumber } from "@/app/api/runs/refused";
import { loadProfilePage } from "@/app/profiles/load-profile-page";
import { AgentSees } from "@/components/profile/agent-sees";
import { FlameGraph } from "@/components/profile/flame-graph";
import { FlatTable } from "@/components/profile/flat-table";
import { ProfileFacts } from "@/components/profile/profile-facts";
import { LEAST_TOKENS, MOST_TOKENS, USUAL_TOKENS } from "@/components/profile/rendered-evidence";
import { CopyButton } from "@/components/ui/copy-button";
import { SimulatedMark } from "@/components/ui/notice";
import { PageHeader, Section } from "@/components/ui/page";

export const metadata = { title: "Profile" };

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ tokens?: string }>;
}

export default async function ProfilePage({ params, searchParams }: Props) {
  const [{ id }, asked] = await Promise.all([params, searchParams]);
  const tokens = wholeNumber(asked.tokens ?? null, USUAL_TOKENS, { min: LEAST_TOKENS, max: MOST_TOKENS });
  const { entry, meta, busy, rows, evidence, study, run, perturbation, isBase, baseId } = await loadProfilePage(
    id,
    tokens,
  );
  return (
    <>
      <PageHeader
        title={entry.taskId ? `Profile of ${entry.taskId}` : entry.label}
        aside={
          <span className="inline-flex flex-wrap items-baseline gap-x-3">
            {isBase ? "base profile: the unpatched tree, replayed in every condition" : entry.label}
            {study ? <Link href={`/studies/${study.id}`}>study {study.title}</Link> : null}
            {run ? (
              <Link
                href={`/runs/${run.id}?attempt=${run.attempt}`}
              >{`run ${run.conditionId} · r${run.replicate}`}</Link>
            ) : null}
            {study && entry.taskId ? (
              <Link href={`/benchmarks/${study.design.benchmark}/tasks/${entry.taskId}`}>task {entry.taskId}</Link>
            ) : null}
            {baseId && !isBase ? <Link href={`/profiles/${baseId}`}>base profile</Link> : null}
            {study?.simulated ? <SimulatedMark /> : null}
            <CopyButton text={`/profiles/${id}`} what="link to this profile" />
          </span>
        }
      />
      <FlameGraph profileId={id} tall />
      <Section id="agent" title="What the agent sees" aside="the exact text, under a limit of tokens a call">
        <AgentSees profileId={id} initial={evidence} />
      </Section>
      <Section id="functions" title="Functions">
        <FlatTable rows={rows} busy={busy} />
      </Section>
      <Section id="facts" title="How it was taken">
        <ProfileFacts {...{ meta, busy, perturbation }} captureHash={entry.captureHash} createdAt={entry.createdAt} />
      </Section>
    </>
  );
}
