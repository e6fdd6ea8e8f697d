const read =
  (options, ...selectors) =>
  ({ parse }) =>
    selectors.map((selector) => {
      try {
        return parse(selector, options);
      } catch (error) {
        return error.name;
      }
    });

export default [
  {
    name: "upper case in pages and in xml",
    run: ({ parse }) => [
      parse("DIV[HREF='X']"),
      parse("DIV[HREF='X']", { xmlMode: true }),
      parse("DIV[HREF]", { lowerCaseAttributeNames: false }),
      parse("DIV[HREF]", { lowerCaseTags: false }),
    ],
  },
  { name: "case flags in xml", run: read({ xmlMode: true }, "[type='x' i]", "[type='x']", "[a='x' s]") },
  {
    name: "brackets and quotes inside of values",
    run: read({}, "[a='[b]']", '[a="x\'y"]', "[a='b\\\\']", "[a='b\\]c'][d]"),
  },
  {
    name: "attributes beside everything else",
    run: read({}, "a[b]:hover", "a[b].c#d", "a [b]>[c]", "[a],[b]", ":not([a='b,c'])"),
  },
  { name: "comments", run: read({}, "a/*b*/c", "/* x */a[b]", "a /* open") },
  { name: "what is refused", run: read({}, "a >", "> > a", "a:not(", "a:not('b')", ")", "::", "#") },
  {
    name: "written back",
    run: ({ parse, stringify }) =>
      ['a[b="c d" i]', "ns|a[*|b^='c']", ":not(a, [b$='c'])::after", "a\\:b[c!='d']"].map((selector) =>
        stringify(parse(selector)),
      ),
  },
  {
    name: "traversals are told from the rest",
    run: ({ parse, isTraversal }) => parse("a > b ~ [c] + d e")[0].map((token) => [token.type, isTraversal(token)]),
  },
];
