import Link from "next/link";
import { Notice } from "@/components/ui/notice";
import { fieldName, type Problem } from "@/lib/protocol/problem";

/** What still keeps a draft from being frozen; with nothing left, what freezing will do. */
export function DraftProblems({ id, problems }: { id: string; problems: readonly Problem[] }) {
  if (problems.length === 0)
    return (
      <p className="pb-4 max-w-prose text-table text-soft">
        This draft is ready. Freezing fixes the protocol and its hash before the first run; afterwards it can only be
        duplicated or amended by a recorded deviation.
      </p>
    );
  return (
    <div className="pb-4">
      <Notice look="warn">
        <p>
          Before it can be frozen,{" "}
          <Link href={`/studies/${id}/design`} className="underline">
            the design
          </Link>{" "}
          needs:
        </p>
        <ul className="list-disc pl-5">
          {problems.map(({ path, message }) => (
            <li key={path + message}>
              <code className="font-mono text-[12px]">{fieldName(path)}</code> {message}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
