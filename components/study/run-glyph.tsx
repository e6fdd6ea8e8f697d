import type { Verdict } from "@/lib/protocol/outcome";
import type { RunState } from "@/lib/protocol/run";
import { VERDICT_NAMES } from "./say-outcome";

/** How a run looks in small: a shape and a letter, so that nothing rests on colour. */
export interface Glyph {
  shape: "disc" | "square" | "half" | "ring" | "triangle" | "dash" | "dot";
  letter: string;
  tone: "good" | "bad" | "flame" | "soft";
  says: string;
}

const incorrect = (verdict: Verdict, letter: string): Glyph => ({
  shape: "square",
  letter,
  tone: "bad",
  says: VERDICT_NAMES[verdict],
});

const VERDICT: Record<Verdict, Glyph> = {
  correct: { shape: "disc", letter: "C", tone: "good", says: VERDICT_NAMES.correct },
  "tests-failed": incorrect("tests-failed", "T"),
  "output-differs": incorrect("output-differs", "O"),
  "patch-does-not-apply": incorrect("patch-does-not-apply", "A"),
  crashed: incorrect("crashed", "X"),
  tampering: incorrect("tampering", "J"),
};

const STATE: Record<RunState, Glyph> = {
  queued: { shape: "dot", letter: "", tone: "soft", says: "queued" },
  running: { shape: "half", letter: "", tone: "flame", says: "running" },
  measuring: { shape: "ring", letter: "M", tone: "flame", says: "being measured" },
  done: { shape: "disc", letter: "?", tone: "soft", says: "done" },
  fault: { shape: "triangle", letter: "F", tone: "bad", says: "fault, excluded" },
  cancelled: { shape: "dash", letter: "", tone: "soft", says: "cancelled, excluded" },
};

export const glyphOf = (state: RunState, verdict: Verdict | null): Glyph =>
  state === "done" && verdict ? VERDICT[verdict] : STATE[state];

/** Every glyph there is, for the legend. */
export const GLYPHS: readonly Glyph[] = [
  ...Object.values(VERDICT),
  ...(["queued", "running", "measuring", "fault", "cancelled"] as const).map((state) => STATE[state]),
];

const TONE = { good: "text-good", bad: "text-bad", flame: "text-flame", soft: "text-soft" };

/** Drawn 16 px wide; its name belongs to whatever holds it. */
export function RunGlyph({ glyph }: { glyph: Glyph }) {
  const filled = glyph.shape === "disc";
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" className={`size-4 ${TONE[glyph.tone]}`}>
      {SHAPE[glyph.shape]}
      {glyph.letter ? (
        <text
          x="8"
          y={glyph.shape === "triangle" ? 12.6 : 11}
          textAnchor="middle"
          fontSize={glyph.shape === "triangle" ? 7.5 : 8.5}
          fontWeight="700"
          fill={filled ? "var(--paper)" : "currentColor"}
        >
          {glyph.letter}
        </text>
      ) : null}
    </svg>
  );
}

const stroke = { fill: "none", stroke: "currentColor", strokeWidth: 1.3 };
const SHAPE: Record<Glyph["shape"], React.ReactNode> = {
  disc: <circle cx="8" cy="8" r="7" fill="currentColor" />,
  square: <rect x="1.5" y="1.5" width="13" height="13" rx="1" {...stroke} />,
  half: (
    <>
      <circle cx="8" cy="8" r="6.3" {...stroke} />
      <path d="M8 1.700a6.300 6.300 0 0 0 0 12.600z" fill="currentColor" />
    </>
  ),
  ring: <circle cx="8" cy="8" r="6.3" {...stroke} />,
  triangle: <path d="M8 1.500 15 14H1z" {...stroke} strokeLinejoin="round" />,
  dash: <path d="M3.500 8h9" {...stroke} />,
  dot: <circle cx="8" cy="8" r="1.500" fill="currentColor" />,
};
