const directives = [
  "public",
  "private",
  "no-cache",
  "must-revalidate",
  "max-age=600",
  "s-maxage=60",
  "immutable",
  "stale-while-revalidate=30",
  "no-transform",
  'max-age="90"',
];
const day = Date.UTC(2024, 0, 1);

export default {
  setup(random) {
    const pick = (list) => list[Math.floor(random() * list.length)];
    const list = () =>
      Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(directives)).join(pick([",", ", ", " , "]));
    const padded = () =>
      `${pick(directives)}, extension${" ".repeat(2100 + Math.floor(random() * 40))}${pick(directives)}`;
    return Array.from({ length: 9000 }, (_, index) => ({
      request: {
        method: index % 17 === 0 ? "HEAD" : "GET",
        url: `/${index}`,
        headers: {
          host: "example.org",
          accept: pick(["text/html", "application/json"]),
          "cache-control": index % 240 === 30 ? padded() : pick(["", "no-cache", "max-age=0", "max-stale=60"]),
        },
      },
      response: {
        status: pick([200, 200, 200, 203, 301, 404, 500]),
        headers: {
          date: new Date(day + index * 1000).toUTCString(),
          "last-modified": new Date(day - Math.floor(random() * 1e9)).toUTCString(),
          etag: `"${Math.floor(random() * 1e6)}"`,
          vary: pick(["accept", "accept, accept-encoding", ""]),
          age: String(Math.floor(random() * 50)),
          "cache-control": index % 240 === 120 ? padded() : list(),
        },
      },
    }));
  },
  run(CachePolicy, pairs, { digest }) {
    let clock = day;
    class Policy extends CachePolicy {
      now() {
        return clock;
      }
    }
    const decisions = pairs.map(({ request, response }, index) => {
      clock = day + index * 1000;
      const policy = new Policy(request, response, { shared: true });
      clock += 45_000;
      return [
        policy.storable(),
        policy.maxAge(),
        policy.stale(),
        policy.satisfiesWithoutRevalidation(request),
        policy.timeToLive(),
      ].join(":");
    });
    return [decisions.length, digest(decisions.join("\n"))];
  },
};
