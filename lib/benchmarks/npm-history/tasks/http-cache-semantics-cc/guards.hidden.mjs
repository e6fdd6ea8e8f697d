const serve = (requestControl, responseControl) => (CachePolicy) => {
  let clock = Date.UTC(2024, 0, 1);
  class Policy extends CachePolicy {
    now() {
      return clock;
    }
  }
  const policy = new Policy(
    { method: "GET", url: "/", headers: {} },
    { status: 200, headers: { date: new Date(clock).toUTCString(), "cache-control": responseControl } },
  );
  return [5, 45, 450].map((seconds) => {
    clock += seconds * 1000;
    return [requestControl]
      .flat()
      .map((control) =>
        policy.satisfiesWithoutRevalidation({ method: "GET", url: "/", headers: { "cache-control": control } }),
      );
  });
};

export default [
  {
    name: "requests that ask for fresh answers",
    run: serve(["max-age = 20", "min-fresh=30", "max-age=1000", "no-cache"], "max-age=100"),
  },
  {
    name: "requests that take stale answers",
    run: serve(["max-stale", "max-stale = 450", "max-stale=10 , x"], "max-age=100"),
  },
  { name: "stale answers that must not be used", run: serve("max-stale", "max-age=100 ,must-revalidate") },
  {
    name: "two hosts",
    run: (CachePolicy) => {
      const policy = new CachePolicy(
        { method: "GET", url: "/", headers: { host: "a" } },
        { status: 200, headers: { "cache-control": "max-age=9" } },
      );
      return ["a", "b"].map((host) =>
        policy.satisfiesWithoutRevalidation({ method: "GET", url: "/", headers: { host } }),
      );
    },
  },
  {
    name: "a policy is stored and read again",
    run: (CachePolicy) => {
      const policy = CachePolicy.fromObject(
        new CachePolicy(
          { headers: { "cache-control": "max-age = 3 , x" } },
          { status: 200, headers: { "cache-control": " public , max-age = 4 " } },
        ).toObject(),
      );
      return [policy.maxAge(), policy.storable(), policy.toObject().reqcc];
    },
  },
  {
    name: "an answer is checked again",
    run: (CachePolicy) => {
      const policy = new CachePolicy(
        { method: "GET", url: "/", headers: {} },
        { status: 200, headers: { etag: '"1"', "cache-control": "max-age=1" } },
      );
      const next = policy.revalidatedPolicy(
        { method: "GET", url: "/", headers: {} },
        { status: 304, headers: { etag: '"1"', "cache-control": "max-age = 77" } },
      );
      return [
        policy.revalidationHeaders({ method: "GET", url: "/", headers: {} })["if-none-match"],
        next.modified,
        next.matches,
        next.policy.maxAge(),
      ];
    },
  },
  { name: "headers that must be there", run: (CachePolicy) => new CachePolicy({ headers: {} }) },
  {
    name: "variants",
    run: (CachePolicy) => {
      const policy = new CachePolicy(
        { method: "GET", url: "/", headers: { accept: "x", "accept-language": "de" } },
        { status: 200, headers: { vary: " accept ,accept-language", "cache-control": "max-age=9" } },
      );
      return ["de", "en"].map((language) =>
        policy.satisfiesWithoutRevalidation({
          method: "GET",
          url: "/",
          headers: { accept: "x", "accept-language": language },
        }),
      );
    },
  },
];
