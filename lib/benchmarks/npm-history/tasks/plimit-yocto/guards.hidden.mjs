const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export default [
  {
    name: "waiting calls can be dropped and new ones made",
    run: async (pLimit) => {
      const limit = pLimit(1);
      const done = [];
      const first = limit(async () => {
        await wait(6);
        done.push("first");
      });
      for (const name of ["second", "third"]) limit(async () => done.push(name));
      await wait(1);
      const before = limit.pendingCount;
      limit.clearQueue();
      const after = [limit.activeCount, limit.pendingCount];
      await first;
      await limit(async () => done.push("later"));
      return [before, after, done];
    },
  },
  {
    name: "calls made inside calls",
    run: async (pLimit) => {
      const limit = pLimit(2);
      const order = [];
      const inner = [];
      await Promise.all(
        [1, 2, 3].map((outer) =>
          limit(async () => {
            order.push(outer);
            inner.push(limit(async () => order.push(outer * 10)));
          }),
        ),
      );
      await Promise.all(inner);
      return order;
    },
  },
  {
    name: "two limits do not share their queues",
    run: async (pLimit) => {
      const [first, second] = [pLimit(1), pLimit(3)];
      const calls = Array.from({ length: 6 }, () => first(() => wait(3)));
      await second(() => 1);
      const counts = [first.activeCount, first.pendingCount, second.activeCount, second.pendingCount];
      await Promise.all(calls);
      return counts;
    },
  },
  {
    name: "twenty thousand calls keep their order and results",
    run: async (pLimit, { digest }) => {
      const limit = pLimit(3);
      const order = [];
      const results = await Promise.all(
        Array.from({ length: 20000 }, (_, index) => limit(() => order.push(index) * 2)),
      );
      return [order.length, digest(order.join()), digest(results.join()), limit.pendingCount];
    },
  },
  {
    name: "a call does not start within the same turn",
    run: async (pLimit) => {
      const limit = pLimit(1);
      const seen = ["before"];
      const call = limit(() => seen.push("call"));
      seen.push("after");
      await call;
      return seen;
    },
  },
  {
    name: "the counters cannot be written",
    run: (pLimit) => {
      const limit = pLimit(1);
      return [
        Reflect.set(limit, "activeCount", 5),
        Reflect.set(limit, "pendingCount", 5),
        limit.activeCount,
        limit.pendingCount,
      ];
    },
  },
  {
    name: "slow and quick calls mixed",
    run: async (pLimit) => {
      const limit = pLimit(2);
      const finished = [];
      let release;
      const released = new Promise((resolve) => {
        release = resolve;
      });
      await Promise.all(
        ["slow", "b", "c", "d"].map((name) =>
          limit(async () => {
            if (name === "slow") await released;
            finished.push(name);
            if (name === "d") release();
          }),
        ),
      );
      return finished;
    },
  },
];
