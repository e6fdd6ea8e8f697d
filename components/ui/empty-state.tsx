import type { ReactNode } from "react";

/** Says what this place will show, and the one next step. */
export function EmptyState({ shows, children }: { shows: string; children?: ReactNode }) {
  return (
    <div className="border border-dashed border-hairline rounded px-6 py-10 text-center">
      <p className="text-soft">{shows}</p>
      {children ? <div className="mt-4 flex justify-center gap-2">{children}</div> : null}
    </div>
  );
}
