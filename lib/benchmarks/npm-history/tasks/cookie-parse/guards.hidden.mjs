const outcome = (action) => {
  try {
    return action();
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
};

export default [
  {
    name: "words before a later cookie are not part of its name",
    run: (cookie) => cookie.parse("lost; words here; a=1; more; b=2; end"),
  },
  { name: "an equal sign only after the last semicolon", run: (cookie) => cookie.parse("a;b;c;d=e") },
  { name: "names of built-in properties", run: (cookie) => cookie.parse("toString=1; constructor=2; length=3") },
  { name: "semicolons inside quotes end a cookie", run: (cookie) => cookie.parse('a="x;y=z"; b=1') },
  {
    name: "the decoder sees each first value once",
    run: (cookie) => {
      const seen = [];
      cookie.parse('a=1; b="q"; a=2; c=%41; d', { decode: (value) => seen.push(value) });
      return seen;
    },
  },
  {
    name: "a long header",
    run: (cookie) =>
      cookie.parse(Array.from({ length: 150 }, (_, index) => `key${index % 120}=v%20${index}`).join("; ")),
  },
  {
    name: "writing a cookie with all its options",
    run: (cookie) => [
      cookie.serialize("foo", "b r;ü", {
        path: "/a",
        domain: "example.com",
        maxAge: 3.9,
        httpOnly: true,
        secure: true,
        sameSite: "lax",
      }),
      cookie.serialize("foo", "bar", { expires: new Date(Date.UTC(2000, 11, 24, 10, 30, 59)), sameSite: true }),
      cookie.serialize("foo", "+ ", { encode: (value) => value.trim() }),
    ],
  },
  {
    name: "bad names, values and options are refused",
    run: (cookie) =>
      [
        ["foo\n", "bar"],
        ["foo", "bar", { encode: 5 }],
        ["foo", "bar", { maxAge: "soon" }],
        ["foo", "bar", { path: "/\n" }],
        ["foo", "bar", { sameSite: "maybe" }],
        ["foo", "bär", { encode: (value) => `${value}\u0001` }],
      ].map((given) => outcome(() => cookie.serialize(...given))),
  },
];
