export default {
  setup(random) {
    return {
      pages: Array.from({ length: 500 }, () => 10 + Math.floor(random() * 40)),
      crawl: Array.from({ length: 34000 }, () => Math.floor(random() * 1e6)),
    };
  },

  async run(pLimit, { pages, crawl }, { digest }) {
    const groups = await Promise.all(
      pages.map(async (size, page) => {
        const limit = pLimit(1 + (page % 6));
        const calls = Array.from({ length: size }, (_, index) => limit(async (value) => value * 2, page * 100 + index));
        return (await Promise.all(calls)).join(" ");
      }),
    );
    const limit = pLimit(4);
    const order = [];
    const results = await Promise.all(
      crawl.map((value) =>
        limit(() => {
          order.push(value);
          return value % 997;
        }),
      ),
    );
    return {
      groups: digest(groups.join("\n")),
      order: digest(order.join(" ")),
      results: digest(results.join(" ")),
      left: [limit.activeCount, limit.pendingCount],
    };
  },
};
