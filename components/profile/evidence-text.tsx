/** An evidence text exactly as an agent is shown it: every character, with the lines it has and no others. */
export function EvidenceText({ text, label }: { text: string; label: string }) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      aria-label={label}
      className="overflow-auto max-h-[30rem] bg-sunken border border-hairline rounded"
    >
      <pre className="p-3 font-mono text-[12px] leading-[18px] whitespace-pre-wrap break-words">{text}</pre>
    </section>
  );
}
