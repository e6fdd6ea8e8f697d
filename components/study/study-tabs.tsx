"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";

const TABS = [
  ["", "Live"],
  ["/runs", "Runs"],
  ["/results", "Results"],
  ["/rigor", "Rigor"],
  ["/export", "Export"],
  ["/design", "Design"],
] as const;

/** The pages of one study. */
export function StudyTabs({ id }: { id: string }) {
  const path = usePathname();
  const base = `/studies/${id}`;
  return (
    <nav aria-label="Study" className="flex gap-4 overflow-x-auto border-b border-hairline text-table mb-5">
      {TABS.map(([tail, name]) => {
        const here = tail === "" ? path === base : path.startsWith(base + tail);
        return (
          <Link
            key={name}
            href={base + tail}
            aria-current={here ? "page" : undefined}
            className={`-mb-px border-b-2 py-2 whitespace-nowrap ${here ? "border-ink" : "border-transparent text-soft hover:text-ink"}`}
          >
            {name}
          </Link>
        );
      })}
    </nav>
  );
}
