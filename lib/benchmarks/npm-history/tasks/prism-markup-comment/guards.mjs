const show = (text) => (Prism) => Prism.highlight(text, Prism.languages.markup, "markup");

export default [
  { name: "a comment before an element", run: show('<!-- a --><p class="x">t</p>') },
  { name: "a comment over several lines", run: show("<p>\n<!-- one\n  two\n\nthree --></p>") },
  { name: "an empty comment and dashes inside", run: show("<!----> <!-- a - b -- c -->") },
  { name: "several comments in a row", run: show("<!--a--><!--b--> text <!--c-->") },
  { name: "elements inside a comment", run: show('<!-- <p class="x">t</p> &amp; --><b>y</b>') },
  { name: "a comment that never ends", run: show("<p>a</p><!-- open <b>c</b>") },
  { name: "a closing mark without a comment", run: show("<p>a --> b</p>") },
  { name: "document type", run: show("<!DOCTYPE html>\n<a href='q'>&amp;</a>") },
  { name: "document type with inner declarations", run: show('<!DOCTYPE note [<!ENTITY x "y">]><note>&x;</note>') },
  { name: "prolog", run: show('<?xml version="1.0" encoding="UTF-8"?>\n<r/>') },
  { name: "character data", run: show("<![CDATA[ x < y && <b> ]]><r/>") },
  { name: "style and script", run: show("<style>a{b:c}</style><script>var x = 1 // y\n</script>") },
  { name: "attributes of every kind", run: show('<a href=x b=\'c\' d="e &lt; f" g xml:h = "i" style="color: red" />') },
  { name: "entities", run: show("&lt; &#169; &#xA9; &notanentity &;") },
];
