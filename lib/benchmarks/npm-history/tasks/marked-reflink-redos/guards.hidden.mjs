const render =
  (text, options) =>
  ({ marked }) =>
    marked(text, options);

export default [
  { name: "an empty label is none", run: render("[]: /u\n\n[] [ ]: /v\n\n[ ]") },
  { name: "a definition without a target", run: render("[a]:\n\n[a]") },
  { name: "spaces after target and title", run: render('[a]: /u   \n[b]: /v   "t"   \n\n[a] [b]') },
  { name: "emphasis, code and links together", run: render("*[a*] **[b]** `[c]` [d **e** `f`][b]\n\n[b]: /b") },
  { name: "images with text inside brackets", run: render("![a [b] c](/i) [![x](/y)](/z)") },
  { name: "a definition ends a paragraph only after a blank line", run: render("text\n[a]: /u\n\n[a]") },
  { name: "tables, lists and code", run: render("|a|b|\n|-|-|\n|1|[r]|\n\n* x\n  * y\n\n1. z\n\n[r]: /r") },
  { name: "plain markdown without extensions", run: render("[a]: /u 't'\n\n[a] ~~b~~ http://x.y", { gfm: false }) },
  { name: "pedantic mode", run: render('[a]: /u "t"\n\n[a] [b] [a]', { pedantic: true }) },
];
