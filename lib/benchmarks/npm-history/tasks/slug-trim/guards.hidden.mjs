export default [
  {
    name: "space next to symbols",
    run: (slug) => [slug(" ♥ a ♥ "), slug("♥"), slug(" ♥♥ "), slug("a ♥b", { symbols: false })],
  },
  {
    name: "strict addresses",
    run: (slug) => [slug(" A_b.c~d  E ", { mode: "rfc3986" }), slug("Ü & ♥", { mode: "rfc3986" })],
  },
  {
    name: "own replacements",
    run: (slug) => [
      slug(" a b ", { replacement: "" }),
      slug(" a b ", { replacement: "--" }),
      slug(" a  b ", { replacement: " " }),
    ],
  },
  {
    name: "own table of characters",
    run: (slug) => slug(" a x b ", { charmap: { x: "cross" }, multicharmap: { "a ": "alpha " } }),
  },
  { name: "parts can be removed", run: (slug) => slug(" a.b c. ", { remove: /[.]/g }) },
  { name: "nothing given", run: (slug) => slug(undefined) },
];
