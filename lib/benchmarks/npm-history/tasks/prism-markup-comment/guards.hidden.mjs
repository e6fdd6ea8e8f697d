const names = (tokens) =>
  tokens.map((token) =>
    typeof token === "string"
      ? token
      : [token.type, typeof token.content === "string" ? token.content : names([token.content].flat())],
  );
const tokens =
  (text, language = "markup") =>
  (Prism) =>
    names(Prism.tokenize(text, Prism.languages[language]));

export default [
  { name: "tokens of a page", run: tokens('<!-- x --><!DOCTYPE html><p a="b">c &amp; <!-- d\ne --></p>') },
  { name: "tokens of unended openers", run: tokens("<!-- a <!-- b <!-- c") },
  { name: "tokens of broken elements", run: tokens("< a><b c='d' <e/> </f") },
  {
    name: "comments in the aliases of the language",
    run: (Prism) =>
      ["html", "svg", "mathml", "xml", "rss"].map((name) =>
        Prism.highlight("<!-- a --><b/>", Prism.languages[name], name),
      ),
  },
  { name: "comment around a script", run: tokens("<script><!-- x(); --></script><!-- <script>y()</script> -->") },
  { name: "style sheets", run: tokens("a[b='c'] { color: red; /* d */ } @media x {}", "css") },
  { name: "scripts", run: tokens(`const a = \`x\${1 + b}\`; // c\n/* d */ /e/g.test('f')`, "javascript") },
];
