import Link from "next/link";
import { createFromFile, duplicate } from "@/app/actions/create-study";
import { load } from "@/app/load";
import { starters } from "@/app/studies/starters";
import { BackKey } from "@/components/keyboard/back-key";
import { ListKeys } from "@/components/keyboard/list-keys";
import { StateMark } from "@/components/study/state-mark";
import { StudyFileForm } from "@/components/study/study-file-form";
import { ActionButton } from "@/components/ui/action-button";
import { PageHeader, Section } from "@/components/ui/page";
import { listStudies } from "@/lib/store/list-studies";

export const metadata = { title: "New study" };

export default async function Page() {
  const studies = await load(listStudies({ limit: 20 }));
  return (
    <>
      <BackKey href="/" to="studies" />
      <PageHeader title="New study" />
      <Section title="From a template">
        <ul className="grid gap-x-8 gap-y-5 md:grid-cols-3 text-table">
          {starters().map(({ id, title, summary, create }) => (
            <li key={id} className="grid content-start gap-2 justify-items-start">
              <h3 className="font-medium">{title}</h3>
              <p className="text-soft">{summary}</p>
              <ActionButton action={create} look={id === "pilot" ? "primary" : "plain"}>
                {`Start from ${title.toLowerCase()}`}
              </ActionButton>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="From a study file">
        <StudyFileForm create={createFromFile} />
      </Section>
      {studies.length > 0 ? (
        <Section title="Duplicate of another" aside="the same design, as a draft of its own">
          <ListKeys of="study">
            <ul className="text-table">
              {studies.map(({ id, title, state }) => (
                <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-hairline py-1">
                  <Link href={`/studies/${id}`} data-item className="min-w-0 break-words">
                    {title}
                  </Link>
                  <StateMark state={state} />
                  <span className="ml-auto">
                    <ActionButton small action={duplicate.bind(null, id)}>
                      Duplicate study
                    </ActionButton>
                  </span>
                </li>
              ))}
            </ul>
          </ListKeys>
        </Section>
      ) : null}
    </>
  );
}
