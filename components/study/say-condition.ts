import { DEFAULT_TOKENIZER } from "@/lib/budget/tokenizer";
import { DEFAULT_REPEATS, KIND_TITLES, type ProfilingPolicy, REPRESENTATION_TITLES } from "@/lib/protocol/condition";

/** What a representation shows, or by which rule it is chosen. */
export const sayRepresentation = (representation: ProfilingPolicy["representation"]): string =>
  typeof representation === "string"
    ? REPRESENTATION_TITLES[representation]
    : `best of ${representation.among.join(", ")}`;

/** What else a condition has otherwise than it is unless said. */
export const sayDetails = ({
  granularity,
  repeats = DEFAULT_REPEATS,
  drillDown,
  tokenizer,
}: ProfilingPolicy): string[] => [
  ...(granularity === "line" ? ["hottest lines"] : []),
  ...(repeats === DEFAULT_REPEATS ? [] : [repeats === 1 ? "one run a profile" : `up to ${repeats} runs a profile`]),
  ...(drillDown ? ["drill-down"] : []),
  ...(tokenizer === undefined || tokenizer === DEFAULT_TOKENIZER ? [] : [`${tokenizer} tokens`]),
];

/** What a condition's profiles measure, and with what where that is named. */
export const sayKind = ({ kind, profiler }: Pick<ProfilingPolicy, "kind" | "profiler">): string =>
  profiler === undefined ? KIND_TITLES[kind] : `${KIND_TITLES[kind]}, by ${profiler}`;

export const TRIGGERS: Record<ProfilingPolicy["trigger"], string> = {
  "on-demand": "on demand",
  "at-start": "at the start",
  "after-edit": "after every edit",
  "before-submit": "before submit",
};
