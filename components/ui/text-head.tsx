import type { ReactNode } from "react";
import { CopyButton } from "./copy-button";

/** The row above a text: its name with the button that copies it, which never stands on a line alone; then what qualifies it. */
export function TextHead({
  name,
  text,
  what,
  children,
}: {
  name: ReactNode;
  text: string;
  /** The text in words: "evidence text". */
  what: string;
  children?: ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 pb-1.5 text-table">
      <span className="inline-flex items-baseline gap-1">
        {name}
        {text === "" ? null : <CopyButton text={text} what={what} />}
      </span>
      {children}
    </div>
  );
}
