import Link from "next/link";
import type { ResearchQuestion } from "@/lib/protocol/study";
import { QUESTIONS } from "./results-view";

/** One page a research question. */
export function QuestionTabs({ studyId, current }: { studyId: string; current: ResearchQuestion }) {
  return (
    <nav aria-label="Research questions" className="flex gap-x-5 overflow-x-auto pb-4 text-table">
      {QUESTIONS.map(({ id, title }) => (
        <Link
          key={id}
          href={`/studies/${studyId}/results/${id}`}
          aria-current={id === current ? "page" : undefined}
          className="whitespace-nowrap text-soft hover:text-ink aria-[current]:text-ink aria-[current]:font-semibold"
        >
          {id} <span className="font-normal">{title}</span>
        </Link>
      ))}
    </nav>
  );
}
