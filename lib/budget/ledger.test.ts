import { expect, test } from "vitest";
import type { Budget } from "./budget";
import { Ledger } from "./ledger";

const budget: Budget = { steps: 3, wallSeconds: 10, tokens: 100, usd: null };
const profiling = { calls: 2, secondsPerCall: 5, evidenceTokens: 50 };

test("a reservation that does not fit is refused and spends nothing", () => {
  const ledger = new Ledger(budget, profiling);
  expect(ledger.reserve({ tokens: 101 })).toEqual({ ok: false, limit: "tokens" });
  expect(ledger.state().spent.tokens).toBe(0);
  expect(ledger.remaining("tokens")).toBe(100);
});

test("calls under way see each other's holds, so concurrent calls cannot overshoot", () => {
  const ledger = new Ledger(budget, profiling);
  const first = ledger.reserve({ steps: 1, tokens: 60 });
  expect(first.ok).toBe(true);
  expect(ledger.reserve({ steps: 1, tokens: 60 })).toEqual({ ok: false, limit: "tokens" });
  if (first.ok) ledger.settle(first.reservation, { steps: 1, tokens: 10 });
  expect(ledger.reserve({ steps: 1, tokens: 60 }).ok).toBe(true);
});

test("without a profiling allowance the first profiling call is refused by name", () => {
  expect(new Ledger(budget, null).reserve({ profilingCalls: 1 })).toEqual({ ok: false, limit: "profilingCalls" });
});

test("money without a limit is counted but never refuses", () => {
  const ledger = new Ledger(budget, null);
  const call = ledger.reserve({ usd: 1e6 });
  expect(call.ok).toBe(true);
  if (call.ok) ledger.settle(call.reservation, { usd: 12 });
  expect(ledger.state().spent.usd).toBe(12);
});

test("settling twice, or above the reservation, is a defect and throws", () => {
  const ledger = new Ledger(budget, profiling);
  const call = ledger.reserve({ steps: 1, tokens: 5 });
  if (!call.ok) throw new Error("refused");
  expect(() => ledger.settle(call.reservation, { tokens: 6 })).toThrow(/only 5 reserved/);
  ledger.settle(call.reservation, { steps: 1, tokens: 5 });
  expect(() => ledger.settle(call.reservation, {})).toThrow(/already settled/);
});

test("wall seconds may settle above their reservation by the kill grace, and the run then ends", () => {
  const ledger = new Ledger(budget, profiling);
  const call = ledger.reserve({ wallSeconds: 10 });
  if (!call.ok) throw new Error("refused");
  ledger.settle(call.reservation, { wallSeconds: 10.4 });
  expect(ledger.reserve({ steps: 1, wallSeconds: 0.1 })).toEqual({ ok: false, limit: "wallSeconds" });
});

test("a provider's bill is charged whole, and what it has above the reservation is told", () => {
  const ledger = new Ledger({ ...budget, usd: 1 }, profiling);
  const call = ledger.reserve({ tokens: 60, usd: 0.5, wallSeconds: 5 });
  if (!call.ok) throw new Error("refused");
  expect(ledger.settleBill(call.reservation, { tokens: 130, usd: 0.4, wallSeconds: 2 })).toEqual({
    tokens: 70,
    usd: 0,
  });
  expect(ledger.state()).toMatchObject({ spent: { tokens: 130, usd: 0.4, wallSeconds: 2 }, held: { tokens: 0 } });
  expect(ledger.remaining("tokens")).toBe(0);
  expect(() => ledger.settleBill(call.reservation, {})).toThrow(/already settled/);
});

/** Park–Miller: enough for schedules, and a leaf may not borrow lib/stats. */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

test("1,000 random schedules of concurrent calls never spend above a limit", () => {
  const next = lehmer(7);
  for (let schedule = 0; schedule < 1000; schedule++) {
    const ledger = new Ledger(
      { steps: 1 + Math.floor(next() * 20), wallSeconds: 100, tokens: 1 + Math.floor(next() * 500), usd: null },
      profiling,
    );
    const open: { reservation: { id: number; reserved: object }; tokens: number }[] = [];
    for (let i = 0; i < 60; i++) {
      const tokens = Math.floor(next() * 80);
      const call = ledger.reserve({ steps: 1, tokens, ...(next() < 0.3 ? { profilingCalls: 1 } : {}) });
      if (call.ok) open.push({ reservation: call.reservation, tokens });
      if (open.length > 8 || next() < 0.4) {
        const done = open.shift();
        if (done)
          ledger.settle(done.reservation, { ...done.reservation.reserved, tokens: Math.floor(done.tokens * next()) });
      }
      const { spent, budget: limits } = ledger.state();
      expect(spent.steps).toBeLessThanOrEqual(limits.steps);
      expect(spent.tokens).toBeLessThanOrEqual(limits.tokens);
      expect(spent.profilingCalls).toBeLessThanOrEqual(profiling.calls);
    }
  }
});
