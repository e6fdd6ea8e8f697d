import type { ButtonHTMLAttributes } from "react";

const LOOK = {
  primary: "bg-ink text-paper hover:opacity-85 border-ink",
  plain: "bg-raised text-ink border-hairline hover:border-strong-line",
  danger: "bg-raised text-bad border-hairline hover:border-bad",
};
const SHAPE =
  "inline-flex items-center gap-1.5 rounded border px-3 py-1.5 text-table font-medium whitespace-nowrap transition-colors disabled:opacity-45 disabled:pointer-events-none";

/** Says the verb and the object ("Freeze protocol"). One primary button a page. */
export function Button({
  look = "plain",
  className = "",
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { look?: keyof typeof LOOK }) {
  return <button type="button" className={`${buttonClass(look)} ${className}`} {...rest} />;
}

/** The same look for links. */
export const buttonClass = (look: keyof typeof LOOK = "plain"): string => `${SHAPE} ${LOOK[look]}`;
