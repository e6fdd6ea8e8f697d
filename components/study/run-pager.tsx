import Link from "next/link";
import { type RunFilterState, writeRunFilter } from "./run-filter";

/** To the following page of a list of runs, and back to its first. */
export function RunPager({
  path,
  filter,
  next,
  size,
}: {
  path: string;
  filter: RunFilterState;
  next: number | null;
  size: number;
}) {
  return (
    <p className="flex gap-4 pt-3 text-table">
      {filter.after >= 0 ? <Link href={path + writeRunFilter({ ...filter, after: -1 })}>First page</Link> : null}
      {next !== null ? (
        <Link href={path + writeRunFilter({ ...filter, after: next })}>{`Next ${size} runs`}</Link>
      ) : null}
    </p>
  );
}
