/** A function as statistics know it: what it took by itself and in all, and how much of both came through each caller. */
export type CalledFunction = {
  readonly calls: number;
  readonly own: number;
  /** Its time with what it called, of its outermost calls only. */
  readonly all: number;
  readonly callers: readonly CallerShare[];
};
/** `caller` is an index into the functions. */
export type CallerShare = {
  readonly caller: number;
  readonly calls: number;
  readonly own: number;
  readonly all: number;
};

/** Functions from the outermost call to the one whose own time and calls these are. */
export type AssembledPath = { readonly path: readonly number[]; readonly own: number; readonly calls: number };

/** A part of this much of the whole is split among callers; a smaller one goes to the caller that is owed most. */
const SPLIT_FROM = 1e-4;
/** Python stops at 1000 calls by itself; of a path that repeats no function longer ones are not met. */
const LONGEST = 500;
/** Times are printed in microseconds and added up: less than this of a function's is no time without a caller. */
const ROUNDING = 1e-6;

/** Where the time of a function's outer calls goes; `caller` -1 when nobody called it. */
type Debt = { readonly caller: number; readonly all: number; owed: number };

/**
 * Call paths out of a call graph with times. Each function's own time starts at the callers that the graph charges it to, and goes
 * up from there in proportion to the time that each caller's calls took without their own. So the own time of every function and
 * caller is the graph's; and so are the totals, wherever functions do not call each other in a circle: there the call that closes
 * the circle is shown only for the function's own time.
 */
export function assemblePaths(functions: readonly CalledFunction[]): AssembledPath[] {
  const { levels, functionOf } = withInnerCalls(functions);
  const closing = closingCalls(levels);
  const debts = levels.map((one, index) => debtsOf(one, index, closing));
  const least = SPLIT_FROM * functions.reduce((sum, { own }) => sum + own, 0);
  const paths: AssembledPath[] = [];
  for (const [index, one] of functions.entries()) {
    let { calls, own } = one;
    for (const share of one.callers) {
      // Rounding may leave the callers a little more than there is.
      const part = { calls: Math.min(share.calls, calls), own: Math.min(share.own, own) };
      if (part.calls > 0 || part.own > 0) climb(callerAt(index, share.caller), index, part.own, part.calls);
      calls -= part.calls;
      own -= part.own;
    }
    if (calls > 0 || own > 0) paths.push({ path: [index], own, calls });
  }
  return paths;

  /** The call of a caller in which a function was called: an inner one where those are apart. */
  function callerAt(index: number, caller: number): number {
    return levels[index]!.callers.find((one) => functionOf[one.caller] === caller)?.caller ?? caller;
  }

  function add(path: readonly number[], own: number, calls: number): void {
    paths.push({ path: path.map((level) => functionOf[level]!).reverse(), own, calls });
  }

  /** Follows a call up to functions that nobody called. */
  function climb(caller: number, index: number, allOwn: number, allCalls: number): void {
    const pending = [{ path: [index, caller], own: allOwn, calls: allCalls }];
    for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
      const { path, own } = part;
      let above = callersOf(path, own);
      while (above.length === 1 && above[0]!.debt.caller >= 0) {
        path.push(above[0]!.debt.caller);
        above = callersOf(path, own);
      }
      if (above.length <= 1) {
        add(path, own, part.calls);
        continue;
      }
      let left = part.calls;
      for (const [i, { debt, weight }] of above.entries()) {
        const calls = i === above.length - 1 ? left : Math.min(left, Math.round((part.calls * weight) / own));
        left -= calls;
        if (debt.caller < 0) add(path, weight, calls);
        else pending.push({ path: [...path, debt.caller], own: weight, calls });
      }
    }
  }

  function callersOf(path: readonly number[], weight: number): { debt: Debt; weight: number }[] {
    return path.length < LONGEST ? divided(debts[path.at(-1)!]!, weight, least) : [];
  }
}

/** A weight among the callers in proportion to their times; what would be too small a part goes to one that is owed much. */
function divided(debts: readonly Debt[], weight: number, least: number): { debt: Debt; weight: number }[] {
  if (debts.length === 0) return [];
  const sum = debts.reduce((all, { all: one }) => all + one, 0);
  const large = sum > 0 ? debts.filter(({ all }) => (weight * all) / sum >= least) : [];
  const taking = weight > 0 && large.length > 1 ? large : [mostOwed(debts)];
  const taken = taking.reduce((all, { all: one }) => all + one, 0);
  return taking.map((debt) => {
    const part = taking.length === 1 ? weight : (weight * debt.all) / taken;
    debt.owed -= part;
    return { debt, weight: part };
  });
}

const mostOwed = (debts: readonly Debt[]): Debt => debts.reduce((most, debt) => (debt.owed > most.owed ? debt : most));

/** Who the time of a function's outer calls comes from, without what is its own there. */
function debtsOf({ own, all, callers }: CalledFunction, index: number, closing: ReadonlySet<string>): Debt[] {
  const others = callers.filter(({ caller }) => caller !== index);
  const above = others.filter(({ caller }) => !closing.has(keyOf(caller, index)));
  const rest = (wanted: number, part: number): number => Math.max(0, wanted - part);
  const uncalled = others.reduce((left, one) => left - one.all, all);
  const ownUncalled = callers.reduce((left, one) => left - one.own, own);
  const debts = above.map((one) => ({ caller: one.caller, all: rest(one.all, one.own) }));
  if (uncalled > ROUNDING * all) debts.push({ caller: -1, all: rest(uncalled, rest(ownUncalled, 0)) });
  // Rows of callers without a time still say who called.
  const isTimed = debts.some((debt) => debt.all > 0);
  return debts
    .map((debt) => ({ ...debt, all: isTimed ? debt.all : 1 }))
    .sort((a, b) => b.all - a.all)
    .map((debt) => ({ ...debt, owed: debt.all }));
}

/**
 * Functions that are called again below themselves, with what the outer calls cannot hold as a function of its own: Python's `exec`
 * runs the program, and within it every module that is imported. The longest calls are taken for those of the outer ones.
 */
function withInnerCalls(functions: readonly CalledFunction[]) {
  const closing = closingCalls(functions);
  const levels = [...functions];
  const functionOf = [...functions.keys()];
  const below = calledBy(functions);
  for (const [index, one] of functions.entries()) {
    const isInner = ({ caller }: CallerShare): boolean => caller !== index && closing.has(keyOf(caller, index));
    const inner = one.callers.filter(isInner);
    if (inner.length === 0) continue;
    const parts = below[index]!.filter((called) => called !== index);
    const timeOf = (called: number): number =>
      functions[called]!.callers.find(({ caller }) => caller === index)?.all ?? 0;
    let room = (1 + ROUNDING) * one.all;
    const beyond = parts.filter((called) => {
      const time = timeOf(called);
      const isBeyond = time > room;
      if (!isBeyond) room -= time;
      return isBeyond;
    });
    if (beyond.length === 0) continue;
    const sum = (part: "own" | "all"): number => inner.reduce((all, share) => all + share[part], 0);
    const level = levels.push({ ...one, own: sum("own"), all: sum("all"), callers: inner }) - 1;
    functionOf.push(index);
    levels[index] = { ...levels[index]!, callers: levels[index]!.callers.filter((share) => !isInner(share)) };
    for (const called of beyond)
      levels[called] = {
        ...levels[called]!,
        callers: levels[called]!.callers.map((share) => (share.caller === index ? { ...share, caller: level } : share)),
      };
  }
  return { levels, functionOf };
}

const keyOf = (caller: number, called: number): string => `${caller} ${called}`;

/** The calls that close a circle: depth first from where nobody calls, the longest first, those of a function that is still open. */
function closingCalls(functions: readonly CalledFunction[]): ReadonlySet<string> {
  const called = calledBy(functions);
  const closing = new Set<string>();
  const [NEW, OPEN, DONE] = [0, 1, 2];
  const state = new Uint8Array(functions.length);
  for (const start of startsOf(functions)) {
    if (state[start] !== NEW) continue;
    const pending = [{ index: start, next: 0 }];
    state[start] = OPEN;
    for (let top = pending.at(-1); top !== undefined; top = pending.at(-1)) {
      const below = called[top.index]![top.next++];
      if (below === undefined) {
        state[top.index] = DONE;
        pending.pop();
      } else if (state[below] === OPEN) closing.add(keyOf(top.index, below));
      else if (state[below] === NEW) {
        state[below] = OPEN;
        pending.push({ index: below, next: 0 });
      }
    }
  }
  return closing;
}

function calledBy(functions: readonly CalledFunction[]): number[][] {
  const called: { index: number; all: number }[][] = functions.map(() => []);
  for (const [index, { callers }] of functions.entries())
    for (const { caller, all } of callers) called[caller]!.push({ index, all });
  return called.map((list) => list.sort((a, b) => b.all - a.all).map(({ index }) => index));
}

/** Functions without callers first, then those with the most time that no caller has. */
function startsOf(functions: readonly CalledFunction[]): number[] {
  const uncalled = functions.map(({ all, callers }, index) =>
    callers.reduce((left, one) => left - (one.caller === index ? 0 : one.all), all),
  );
  const isFree = (index: number): number => (functions[index]!.callers.length === 0 ? 1 : 0);
  return [...functions.keys()].sort((a, b) => isFree(b) - isFree(a) || uncalled[b]! - uncalled[a]!);
}
