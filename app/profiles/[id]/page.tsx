import type { Metadata } from "next";
import { load } from "@/app/load";
import { cachedProfile } from "@/app/profiles/cached-profile";
import { loadProfilePage } from "@/app/profiles/load-profile-page";
import { titleOf } from "@/app/profiles/load-sides";
import { AgentSees } from "@/components/profile/agent-sees";
import { ComparePicker } from "@/components/profile/compare-picker";
import { ExportMenu } from "@/components/profile/export-menu";
import { ProfileExplorer } from "@/components/profile/profile-explorer";
import { ProfileFacts } from "@/components/profile/profile-facts";
import { ProfileLinks } from "@/components/profile/profile-links";
import { readView } from "@/components/profile/view-state";
import { PageHeader, Section } from "@/components/ui/page";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const { entry } = await load(cachedProfile((await params).id));
  return { title: `Profile of ${titleOf(entry)}` };
}

export default async function Page({ params, searchParams }: Props) {
  const [{ id }, asked] = await Promise.all([params, searchParams]);
  const view = readView({ get: (name) => [asked[name] ?? null].flat()[0] ?? null });
  const page = await loadProfilePage(id, view);
  const { entry, meta, busy, study, run, perturbation, baseId, tree } = page;
  return (
    <>
      <PageHeader
        title={entry.taskId ? `Profile of ${entry.taskId}` : entry.label}
        aside={
          <ProfileLinks
            {...{ id, study, run, baseId }}
            label={study ? entry.label : "an opened file"}
            taskId={entry.taskId}
          />
        }
      />
      <ProfileExplorer
        profileId={id}
        values={page.values}
        hasTime={page.hasTime}
        initial={tree === null ? null : { view, tree }}
      />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2 pt-2 pb-5">
        {/* A run's profile is of what an agent changed; whatever else is looked at is where a comparison begins. */}
        <ComparePicker profileId={id} usualSide={run ? "after" : "before"} comparable={page.comparable} />
        <ExportMenu profileId={id} title={entry.taskId ?? entry.label} written={page.written} />
      </div>
      <Section id="agent" title="What the agent sees" aside="the exact text, under a limit of tokens a call">
        <AgentSees profileId={id} />
      </Section>
      <Section id="facts" title="How it was taken">
        <ProfileFacts {...{ entry, meta, busy, perturbation }} />
      </Section>
    </>
  );
}
