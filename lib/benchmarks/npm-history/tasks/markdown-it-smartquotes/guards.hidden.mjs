const render = (text, options) => (MarkdownIt) => MarkdownIt({ typographer: true, ...options }).render(text);

export default [
  {
    name: "long quotes around emphasis and links",
    run: render("\"x *'y' z* [w 'v'](u) \"t\"\" 's'", { quotes: ["<<<", ">>>", "<<", ">>"] }),
  },
  { name: "quotes beside punctuation", run: render('foo-"-bar-"-baz ("a") ["b"] "c"! \'d\'? foo"bar"baz') },
  { name: "other replacements still happen", run: render('(c) (TM) +-1 a--b c---d... "e"?????') },
  { name: "quotes around inline html", run: render('<b>"x"</b> "<i>y</i>" \'<br>\'', { html: true }) },
  {
    name: "quotes around automatic links",
    run: render("\"http://example.org/a'b\" 'www.example.org'", { linkify: true }),
  },
  { name: "an escaped quote still pairs", run: render('\\"a\\" "b" &quot;c&quot;') },
  {
    name: "the tokens carry the replaced text",
    run: (MarkdownIt) =>
      MarkdownIt({ typographer: true })
        .parseInline("\"a\" *'b'* it's")[0]
        .children.map((token) => [token.type, token.content, token.level]),
  },
  { name: "unbalanced nesting", run: render("\"a 'b\" c' \"d 'e' f\" 'g \"h' i\"") },
];
