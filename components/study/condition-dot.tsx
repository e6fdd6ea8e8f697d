/** The colour of a condition through the whole product: by its place in the design. */
export const conditionColour = (index: number): string => `var(--condition-${((index % 8) + 8) % 8})`;

/** A condition's id with its colour before it. */
export function ConditionName({ id, index, label }: { id: string; index: number; label?: string }) {
  return (
    <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap" title={label}>
      <span
        aria-hidden="true"
        className="inline-block size-2 rounded-full shrink-0 self-center"
        style={{ background: conditionColour(index) }}
      />
      {id}
    </span>
  );
}
