import type { ReactNode } from "react";

/** Title row of every page: name, what qualifies it, and its actions. */
export function PageHeader({ title, aside, actions }: { title: ReactNode; aside?: ReactNode; actions?: ReactNode }) {
  return (
    <header className="flex flex-wrap items-baseline gap-x-4 gap-y-2 pb-4">
      <h1 className="text-xl font-semibold tracking-tight text-balance break-words min-w-0">{title}</h1>
      {aside ? (
        <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-table text-soft tabular">{aside}</div>
      ) : null}
      {actions ? <div className="ml-auto flex flex-wrap gap-2">{actions}</div> : null}
    </header>
  );
}

/** A named part of a page; its heading is a permalink when it has an id. */
export function Section({
  id,
  title,
  aside,
  children,
}: {
  id?: string;
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section id={id} className="border-t border-hairline py-5">
      <div className="flex flex-wrap items-baseline gap-x-3 pb-3">
        <h2 className="font-semibold">{id ? <a href={`#${id}`}>{title}</a> : title}</h2>
        {aside ? <span className="text-table text-soft tabular">{aside}</span> : null}
      </div>
      {children}
    </section>
  );
}
