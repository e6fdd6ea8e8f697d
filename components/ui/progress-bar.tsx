/** Parts of a whole as a bar; each part has its own name in the label. */
export function ProgressBar({
  parts,
  total,
  label,
}: {
  parts: readonly { id: string; amount: number; className: string }[];
  total: number;
  label: string;
}) {
  return (
    <div
      role="img"
      aria-label={label}
      className="flex h-1.5 w-full overflow-hidden rounded-sm bg-sunken ring-1 ring-hairline"
    >
      {parts
        .filter((part) => part.amount > 0)
        .map((part) => (
          <div
            key={part.id}
            className={part.className}
            style={{ width: `${(100 * part.amount) / Math.max(total, 1)}%` }}
          />
        ))}
    </div>
  );
}
