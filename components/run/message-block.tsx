import { countOf } from "@/lib/protocol/count-of";
import type { EventOf } from "@/lib/protocol/event";
import { FullText } from "./full-text";

type Message = EventOf<"message">["data"];

const NAMES: Record<Message["role"], string> = {
  agent: "the agent said",
  thought: "the agent thought",
  system: "system prompt",
  user: "the agent was told",
  tools: "tools as the agent was told of them",
};

/** Longer than this, what an agent was told stands behind its name: it is the same in all runs of a study. */
const SHORT = 600;

/** The beginning of a fenced or SEARCH/REPLACE block: code loses its shape in the type of prose. */
const CODE = /^(?:```|<{5,} ?SEARCH)/m;

/** What was said and told: the agent's own words in place, long instructions and thoughts on demand. */
export function MessageBlock({ data: { role, content }, attemptId }: { data: Message; attemptId: string }) {
  const name = <span className="text-[11px] text-soft">{NAMES[role]}</span>;
  const isOpen = role === "agent" || (role === "user" && content.chars <= SHORT);
  const isProse = role !== "tools" && !CODE.test(content.text);
  const text = <FullText {...{ name, content, attemptId, isProse }} what="message" />;
  return (
    <div className={`border-l-2 pl-3 ${role === "agent" ? "border-strong-line" : "border-hairline"}`}>
      {isOpen ? (
        text
      ) : (
        <details>
          <summary className="cursor-pointer text-[11px] text-soft">
            {NAMES[role]}, {countOf(content.chars, "character")}
          </summary>
          <div className="pt-2">{text}</div>
        </details>
      )}
    </div>
  );
}
