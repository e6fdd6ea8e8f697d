import Link from "next/link";
import { notFound } from "next/navigation";
import { loadSides } from "@/app/profiles/load-sides";
import { AgentSeesChange } from "@/components/profile/agent-sees";
import { DiffExplorer } from "@/components/profile/diff-explorer";
import { diffAddress, readDiff } from "@/components/profile/diff-state";
import { LocalTime } from "@/components/ui/local-time";
import { PageHeader, Section } from "@/components/ui/page";

export const metadata = { title: "Profiles compared" };

interface Props {
  searchParams: Promise<Record<string, string | undefined>>;
}

export default async function Page({ searchParams }: Props) {
  const asked = Object.entries(await searchParams).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const { before, after } = readDiff(new URLSearchParams(asked));
  if (before.length === 0 || after.length === 0) notFound();
  const sides = await loadSides({ before, after });
  const link = "underline underline-offset-2 decoration-hairline hover:decoration-ink";
  return (
    <>
      <PageHeader
        title="Profiles compared"
        aside={
          <Link href={diffAddress(after, before)} className={link}>
            Swap the sides
          </Link>
        }
      />
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 pb-4 text-table">
        {(["before", "after"] as const).map((side) => (
          <div key={side} className="contents">
            <dt className="text-soft">{side}</dt>
            <dd className="flex flex-wrap gap-x-3 min-w-0">
              {sides[side].map(({ id, title, createdAt, runs }) => (
                <span key={id}>
                  <Link href={`/profiles/${id}`} className={link}>
                    {title}
                  </Link>{" "}
                  <span className="text-soft">
                    {runs > 1 ? `${runs} runs, ` : ""}
                    <LocalTime at={createdAt} />
                  </span>
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <DiffExplorer />
      <Section id="agent" title="What the agent sees" aside="the exact text, under a limit of tokens a call">
        <AgentSeesChange before={before} after={after} />
      </Section>
    </>
  );
}
