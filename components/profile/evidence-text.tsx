import { ScrollBox } from "@/components/ui/scroll-box";

/** An evidence text exactly as an agent is shown it: every character, with the lines it has and no others. */
export function EvidenceText({ text, label }: { text: string; label: string }) {
  return (
    <ScrollBox label={label} className="max-h-[30rem] bg-sunken border border-hairline rounded">
      <pre className="p-3 font-mono text-[12px] leading-[18px] whitespace-pre-wrap break-words">{text}</pre>
    </ScrollBox>
  );
}
