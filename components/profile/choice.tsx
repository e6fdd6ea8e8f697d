/** One of a few, as buttons side by side. */
export function Choice<T extends string>({
  label,
  now,
  options,
  onChange,
}: {
  label: string;
  /** "" while none is chosen. */
  now: T | "";
  options: readonly { id: T; name: string; hint: string; keys?: string; disabled?: boolean }[];
  onChange(id: T): void;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame of its own.
    <div role="group" aria-label={label} className="flex flex-wrap gap-1">
      {options.map(({ id, name, hint, keys, disabled = false }) => (
        <button
          key={id}
          type="button"
          aria-pressed={now === id}
          aria-keyshortcuts={keys}
          disabled={disabled}
          title={keys && !disabled ? `${hint} (${keys})` : hint}
          onClick={() => onChange(id)}
          className="rounded border border-hairline px-2 py-0.5 text-soft aria-pressed:border-ink aria-pressed:font-medium aria-pressed:text-ink disabled:opacity-45"
        >
          {name}
        </button>
      ))}
    </div>
  );
}
