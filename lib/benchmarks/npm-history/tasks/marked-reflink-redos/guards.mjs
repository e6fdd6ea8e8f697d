const render =
  (text, options) =>
  ({ marked }) =>
    marked(text, options);

export default [
  { name: "a reference with a title", run: render('# hi\n\n[a]: http://x.y "t"\n\n[a] and [b][a] ![i][a]') },
  {
    name: "titles in every kind of quote",
    run: render("[a]: <u> 'x'\n[b]: /v (t)\n[c]: /w \"z\"\n\n[a] [b][] [c][c]"),
  },
  { name: "a reference over two lines", run: render("[foo]:\n/url\n'the\ntitle'\n\n[foo]") },
  { name: "a title on the next line", run: render('[foo]: /url\n  "title"\n\n[foo]') },
  { name: "words after the target are no reference", run: render("[x]: target          more words\n\n[x]") },
  { name: "words after the title are no reference", run: render('[x]: /u "t" rest\n\n[x]') },
  {
    name: "labels are compared without case and extra space",
    run: render("[Foo  Bar]: /u\n\n[foo bar] [x][FOO\nBAR]"),
  },
  { name: "escaped brackets in a label", run: render("[a\\]b]: /u\n\n[a\\]b] [t][a\\]b]") },
  { name: "an unknown label stays text", run: render("[nothing] [a][nothing] ![nothing]") },
  { name: "the first of two definitions counts", run: render("[a]: /one\n[a]: /two\n\n[a]") },
  { name: "definitions inside quotes and lists", run: render("> [a]: /u\n\n- [b]: /v\n\n[a] [b]") },
  { name: "up to three spaces before a definition", run: render("   [a]: /u\n\n    [b]: /v\n\n[a] [b]") },
  { name: "inline links", run: render("[a](/u \"t\") [b](<x y>) [c](/v 'w') ![d](/i.png)") },
];
