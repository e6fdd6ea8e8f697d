import type { ReactNode, Ref } from "react";

/** A region that scrolls by itself, reachable by keyboard and named; also what is hidden from sight in it stays inside. `tall`: no higher than most of the window. */
export function ScrollBox({
  label,
  tall = false,
  className = "",
  ref,
  children,
}: {
  label: string;
  tall?: boolean;
  className?: string;
  ref?: Ref<HTMLElement>;
  children: ReactNode;
}) {
  return (
    <section
      ref={ref}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: without it only a pointer could scroll the region.
      tabIndex={0}
      className={`relative overflow-auto ${tall ? "max-h-[72vh]" : ""} ${className}`}
    >
      {children}
    </section>
  );
}
