const decide =
  (control, { headers = {}, status = 200, request = {}, options } = {}) =>
  (CachePolicy) =>
    [control].flat().map((value) => {
      const policy = new CachePolicy(
        { method: "GET", url: "/", headers: {}, ...request },
        { status, headers: { ...(value === null ? {} : { "cache-control": value }), ...headers } },
        options,
      );
      return [
        policy.storable(),
        policy.maxAge(),
        policy.responseHeaders()["cache-control"] ?? null,
        policy.toObject().rescc,
      ];
    });

export default [
  { name: "single directives", run: decide(["max-age=10", "public", "no-store", "private", "no-cache", "immutable"]) },
  {
    name: "several directives",
    run: decide(["public, max-age=100", "max-age=1,s-maxage=2", "no-cache,no-store , must-revalidate"]),
  },
  {
    name: "space around commas and equal signs",
    run: decide([
      "private,  s-maxage=5 , max-age=3",
      "  max-age  =  7  ",
      "max-age=\t8 ,\tpublic",
      "public ,max-age= 9",
    ]),
  },
  {
    name: "long space inside",
    run: decide([
      `max-age=5${" ".repeat(150)},${" ".repeat(150)}public`,
      `max-age${" ".repeat(120)}=${" ".repeat(120)}6`,
      `a${" ".repeat(100)}b, max-age=7`,
    ]),
  },
  {
    name: "quoted values",
    run: decide(['no-cache="set-cookie"', 'max-age="60"', 'max-age = "60" ', 'private="x", max-age=1']),
  },
  {
    name: "empty and odd lists",
    run: decide(["", ",", "max-age=1,,public", "=5", "max-age=", "max-age=a", "max-age=1=2"]),
  },
  {
    name: "no header at all",
    run: decide(null, {
      headers: { "last-modified": "Mon, 01 Jan 2018 00:00:00 GMT", date: "Tue, 02 Jan 2018 00:00:00 GMT" },
    }),
  },
  {
    name: "a private store",
    run: decide(["private, max-age=5", "s-maxage=1, max-age=5"], { options: { shared: false } }),
  },
  {
    name: "the old pragma header",
    run: decide(null, {
      headers: { pragma: "no-cache", expires: "Tue, 02 Jan 2018 01:00:00 GMT", date: "Tue, 02 Jan 2018 00:00:00 GMT" },
    }),
  },
  { name: "pages that may not be stored", run: decide("max-age=5", { status: 418 }) },
  {
    name: "an author that overdoes it",
    run: decide("pre-check=0, post-check=0, no-store, no-cache, max-age=100, custom, foo=bar", {
      options: { ignoreCargoCult: true },
    }),
  },
  {
    name: "the request forbids storing",
    run: decide("max-age=5", { request: { headers: { "cache-control": "no-store ,x" } } }),
  },
  {
    name: "a secret request",
    run: decide(["max-age=5", "public, max-age=5", "s-maxage=5"], { request: { headers: { authorization: "x" } } }),
  },
];
