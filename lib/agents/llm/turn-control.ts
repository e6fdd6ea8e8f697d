import type { LedgerState } from "@/lib/budget/ledger";
import { countOf } from "@/lib/protocol/count-of";
import type { TurnControl as Policy } from "./parameters";
import { fill, PROMPTS } from "./prompts";

/** Counts an agent's turns and says what its design has it told of them and of its budget. */
export class TurnControl {
  private turns = 0;
  private extensions = 0;
  private reminded = 0;

  constructor(
    private readonly policy: Policy,
    private readonly budget: () => LedgerState,
  ) {}

  /** What is said beforehand; null where nothing is. */
  opening(): string | null {
    const { policy } = this;
    if (policy.kind === "fixed-turns") return fill(PROMPTS.turns.limited, { turns: countOf(policy.turns, "turn") });
    if (policy.kind === "extension-on-request")
      return `${fill(PROMPTS.turns.limited, { turns: countOf(policy.turns, "turn") })} ${PROMPTS.turns.extendable}`;
    return policy.kind === "remaining-each-step" ? this.left() : null;
  }

  /** Begins a turn; false when none is left. */
  begin(): boolean {
    if (this.turnsLeft() === 0) return false;
    this.turns += 1;
    return true;
  }

  /** What is said after a turn; null where nothing is. */
  remark(): string | null {
    switch (this.policy.kind) {
      case "silent":
        return null;
      case "remaining-each-step":
        return this.left();
      case "reminders":
        return this.reminder(this.policy.at);
      case "fixed-turns":
        return this.turnsLeft() === 1 ? PROMPTS.turns.last : null;
      case "extension-on-request":
        if (this.turnsLeft() !== 1) return null;
        return this.extensions < this.policy.extensions ? PROMPTS.turns.lastExtendable : PROMPTS.turns.last;
    }
  }

  /** Adds turns where the design grants them; the answer is what the agent is told. */
  extend(): string {
    const { policy } = this;
    if (policy.kind !== "extension-on-request" || this.extensions >= policy.extensions) return PROMPTS.turns.notGranted;
    this.extensions += 1;
    return fill(PROMPTS.turns.granted, { turns: countOf(this.turnsLeft(), "turn") });
  }

  private turnsLeft(): number {
    const { policy } = this;
    if (policy.kind === "fixed-turns") return policy.turns - this.turns;
    if (policy.kind !== "extension-on-request") return Number.POSITIVE_INFINITY;
    return policy.turns + this.extensions * policy.extension - this.turns;
  }

  /** The highest fraction that was passed since the last reminder. */
  private reminder(at: readonly number[]): string | null {
    const used = usedShare(this.budget());
    const passed = at.filter((fraction) => fraction > this.reminded && fraction <= used);
    if (passed.length === 0) return null;
    this.reminded = Math.max(...passed);
    const percent = Math.floor(100 * used);
    return fill(PROMPTS.budget.reminder, { percent, left: leftInWords(this.budget()) });
  }

  private left = (): string => fill(PROMPTS.budget.left, { left: leftInWords(this.budget()) });
}

/** How much of the limit that is nearest is used. */
function usedShare({ spent, budget }: LedgerState): number {
  const { steps, wallSeconds, tokens, usd } = budget;
  const shares = [spent.steps / steps, spent.wallSeconds / wallSeconds, spent.tokens / tokens];
  return Math.max(...shares, usd === null ? 0 : spent.usd / usd);
}

/** The total budget alone: what is left of profiling is the profiling tool's own matter, and would tell conditions apart. */
function leftInWords({ spent, budget }: LedgerState): string {
  const seconds = Math.max(0, budget.wallSeconds - spent.wallSeconds);
  const money = budget.usd === null ? [] : [`$${Math.max(0, budget.usd - spent.usd).toFixed(2)}`];
  return [
    countOf(Math.max(0, budget.steps - spent.steps), "step"),
    seconds < 120 ? countOf(Math.floor(seconds), "second") : countOf(Math.floor(seconds / 60), "minute"),
    countOf(Math.max(0, budget.tokens - spent.tokens), "token"),
    ...money,
  ].join(", ");
}
