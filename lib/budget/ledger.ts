import type { Budget, ProfilingAllowance } from "./budget";

/** What a ledger counts. `profilingSeconds` and `evidenceTokens` are parts of `wallSeconds` and `tokens`, tallied apart. */
export interface Amounts {
  steps: number;
  wallSeconds: number;
  tokens: number;
  usd: number;
  profilingCalls: number;
  profilingSeconds: number;
  evidenceTokens: number;
}

/** The name of a limit that can end a run or refuse a call. */
export type Limit = "steps" | "wallSeconds" | "tokens" | "usd" | "profilingCalls";

export interface Reservation {
  readonly id: number;
  readonly reserved: Readonly<Partial<Amounts>>;
}
export type Reserved = { ok: true; reservation: Reservation } | { ok: false; limit: Limit };

/** The ledger at one moment: what is spent, what is promised to calls under way, and what the run may spend at most. */
export interface LedgerState {
  spent: Amounts;
  held: Amounts;
  budget: Budget;
  profiling: ProfilingAllowance | null;
}

const NOTHING: Amounts = {
  steps: 0,
  wallSeconds: 0,
  tokens: 0,
  usd: 0,
  profilingCalls: 0,
  profilingSeconds: 0,
  evidenceTokens: 0,
};
const KEYS = Object.keys(NOTHING) as (keyof Amounts)[];

/**
 * The one ledger of a run: whatever costs reserves before it starts and settles after.
 *
 * A reservation that does not fit is refused before anything is spent, so the overshoot is zero; concurrent calls see each
 * other's holds. Settling never charges more than was reserved except in wall seconds, where the kill grace may show, and
 * except for a provider's bill, whose excess is charged and told.
 */
export class Ledger {
  private readonly spent: Amounts = { ...NOTHING };
  private readonly open = new Map<number, Partial<Amounts>>();
  private nextId = 1;

  constructor(
    private readonly budget: Budget,
    private readonly profiling: ProfilingAllowance | null,
  ) {}

  /** What is left of a limit after what is spent and held; `Infinity` where the limit is not set. */
  remaining(limit: Limit): number {
    const cap = this.cap(limit);
    return cap === null ? Number.POSITIVE_INFINITY : Math.max(0, cap - this.spent[limit] - this.held()[limit]);
  }

  /** Holds the amounts, or names the first limit they do not fit. Nothing is held on refusal. */
  reserve(amounts: Partial<Amounts>): Reserved {
    for (const limit of ["steps", "profilingCalls", "tokens", "usd", "wallSeconds"] as const)
      if (!this.fits(limit, amounts[limit])) return { ok: false, limit };
    const id = this.nextId++;
    this.open.set(id, { ...amounts });
    return { ok: true, reservation: { id, reserved: { ...amounts } } };
  }

  /**
   * Releases the hold and charges what was used.
   * @throws RangeError when a reservation is settled twice, or more than was reserved is charged (wall seconds excepted):
   *   either is a defect of the caller, and would silently break the equality of budgets between conditions.
   */
  settle(reservation: Reservation, used: Partial<Amounts>): void {
    const hold = this.holdOf(reservation);
    for (const key of KEYS)
      if (key !== "wallSeconds" && key !== "profilingSeconds" && (used[key] ?? 0) > (hold[key] ?? 0) + 1e-9)
        throw new RangeError(`${key}: ${used[key]} charged, only ${hold[key] ?? 0} reserved`);
    this.charge(reservation, used);
  }

  /**
   * Releases the hold and charges a bill that is somebody else's to write: that of a model's provider, whose tokenizer
   * only it knows.
   * @returns what was billed above the reservation
   */
  settleBill(reservation: Reservation, billed: Partial<Amounts>): Pick<Amounts, "tokens" | "usd"> {
    const hold = this.holdOf(reservation);
    const above = (key: "tokens" | "usd") => Math.max(0, (billed[key] ?? 0) - (hold[key] ?? 0));
    this.charge(reservation, billed);
    return { tokens: above("tokens"), usd: above("usd") };
  }

  /** A copy for the `budget` event and for tools that show the remainder. */
  state(): LedgerState {
    return { spent: { ...this.spent }, held: this.held(), budget: this.budget, profiling: this.profiling };
  }

  private holdOf({ id }: Reservation): Partial<Amounts> {
    const hold = this.open.get(id);
    if (!hold) throw new RangeError(`reservation ${id} is already settled`);
    return hold;
  }

  private charge({ id }: Reservation, used: Partial<Amounts>): void {
    for (const key of KEYS) {
      const amount = used[key] ?? 0;
      if (!(amount >= 0)) throw new RangeError(`${key} cannot be charged ${amount}`);
    }
    this.open.delete(id);
    for (const key of KEYS) this.spent[key] += used[key] ?? 0;
  }

  private cap(limit: Limit): number | null {
    if (limit === "profilingCalls") return this.profiling?.calls ?? 0;
    return this.budget[limit];
  }

  /** An empty limit refuses even a call that asks for none of it by name: an exhausted run does not go on for free. */
  private fits(limit: Limit, amount: number | undefined): boolean {
    if (amount === undefined) return true;
    const left = this.remaining(limit);
    return amount <= left && left > 0;
  }

  private held(): Amounts {
    const sum = { ...NOTHING };
    for (const hold of this.open.values()) for (const key of KEYS) sum[key] += hold[key] ?? 0;
    return sum;
  }
}
