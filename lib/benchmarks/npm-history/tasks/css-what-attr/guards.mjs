const read =
  (...selectors) =>
  ({ parse }) =>
    selectors.map((selector) => {
      try {
        return parse(selector);
      } catch (error) {
        return error.name;
      }
    });

export default [
  { name: "attributes without a value", run: read("[a]", "[ a ]", "a[href][title]", "[data-x]") },
  { name: "quoted values", run: read('a[href="x"]', "[x='y z']", '[x=""]', "[x='a\"b']", '[x="a]b"]') },
  { name: "every comparison", run: read("[a^=b]", "[a$='b']", "[a*=b]", "[a~=b]", "[a|=en]", "[a!=k]", "[a=b]") },
  { name: "case flags", run: read('[a="x" i]', "[a='x' S]", "[a=bar i]", '[a="x"I]', "[type=text]", "[type=text s]") },
  {
    name: "space in every place",
    run: read(
      "[ a = 'b' ]",
      '[\ta\n^=\f"b"\ti\n]',
      `[${" ".repeat(40)}a${" ".repeat(40)}=${" ".repeat(40)}b${" ".repeat(40)}]`,
    ),
  },
  { name: "name spaces", run: read("[ns|a=b]", "[*|a]", "[|a='b']", "ns|a", "*|*", "|b", "[a|=b]") },
  {
    name: "escapes in names and values",
    run: read("[a\\:b='c']", "[a='b\\'c']", '[a="b\\"ar"]', "[x='\\26 B']", "a\\:b", "#\\31 23"),
  },
  {
    name: "attributes that are not closed",
    run: read("[a", "[a='b'", "[", "[]", "[a!b]", "[a b]", `[a${" ".repeat(60)}!]`),
  },
  { name: "ids, classes and combinators", run: read("#id.cls > b ~ c + d", "a b", "a  >  b", "*", ".a.b#c") },
  { name: "several selectors", run: read("a,b , c", "a[b], c[d='e']", "a,", ",a") },
  {
    name: "pseudo classes",
    run: read(":not(.a, #b):nth-child(2n+1)::before", ":has(> a[b])", ":contains('x')", ":is(a, [b])"),
  },
  { name: "letters beyond ascii", run: read("[größe=ü]", "ä.ö#ß", "[漢字^='かな']") },
];
