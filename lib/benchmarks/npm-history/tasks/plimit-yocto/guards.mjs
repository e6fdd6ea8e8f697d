const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const outcome = async (action) => {
  try {
    return await action();
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
};
const peak = async (pLimit, concurrency, count) => {
  const limit = pLimit(concurrency);
  let running = 0;
  let most = 0;
  const results = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      limit(async () => {
        running++;
        most = Math.max(most, running);
        await wait(2);
        running--;
        return index;
      }),
    ),
  );
  return { most, results };
};

export default [
  { name: "one at a time", run: (pLimit) => peak(pLimit, 1, 6) },
  { name: "three at a time", run: (pLimit) => peak(pLimit, 3, 10) },
  { name: "more room than calls", run: (pLimit) => peak(pLimit, 20, 5) },
  { name: "no limit", run: (pLimit) => peak(pLimit, Number.POSITIVE_INFINITY, 7) },
  {
    name: "calls start in the order they were made",
    run: async (pLimit) => {
      const limit = pLimit(2);
      const started = [];
      await Promise.all(Array.from({ length: 30 }, (_, index) => limit(async () => started.push(index))));
      return started;
    },
  },
  {
    name: "arguments are passed on",
    run: (pLimit) => {
      const limit = pLimit(1);
      return Promise.all([limit((...given) => given, 1, "two", null), limit((...given) => given.length)]);
    },
  },
  {
    name: "functions may return plain values",
    run: (pLimit) => {
      const limit = pLimit(2);
      return Promise.all([limit(() => 1), limit(() => undefined), limit(() => "x"), limit(async () => [2])]);
    },
  },
  {
    name: "a rejected call does not hold up the others",
    run: async (pLimit) => {
      const limit = pLimit(1);
      const settled = await Promise.allSettled([
        limit(async () => "a"),
        limit(() => Promise.reject(new RangeError("no"))),
        limit(async () => "b"),
      ]);
      return settled.map(({ status, value, reason }) => [status, value ?? reason.message]);
    },
  },
  {
    name: "a function that throws gives a rejection",
    run: async (pLimit) => {
      const limit = pLimit(1);
      const first = outcome(() =>
        limit(() => {
          throw new TypeError("thrown");
        }),
      );
      return [await first, await limit(() => "after")];
    },
  },
  {
    name: "running and waiting calls are counted",
    run: async (pLimit) => {
      const limit = pLimit(2);
      const counts = [[limit.activeCount, limit.pendingCount]];
      const calls = Array.from({ length: 5 }, () => limit(() => wait(8)));
      counts.push([limit.activeCount, limit.pendingCount]);
      await wait(1);
      counts.push([limit.activeCount, limit.pendingCount]);
      await Promise.all(calls);
      await wait(1);
      counts.push([limit.activeCount, limit.pendingCount]);
      return counts;
    },
  },
  {
    name: "a bad concurrency is refused",
    run: (pLimit) =>
      Promise.all([0, -1, 1.5, "2", undefined, null, Number.NaN].map((given) => outcome(() => typeof pLimit(given)))),
  },
];
