const places =
  (text, options) =>
  ({ DOMParser }) => {
    const seen = [];
    const walk = (node) => {
      seen.push(`${node.nodeName} ${node.lineNumber}:${node.columnNumber}`);
      for (const attribute of node.attributes ?? [])
        seen.push(`  ${attribute.nodeName} ${attribute.lineNumber}:${attribute.columnNumber}`);
      for (let child = node.firstChild; child; child = child.nextSibling) walk(child);
    };
    const document = new DOMParser({ onError: () => {}, ...options }).parseFromString(text, "text/xml");
    for (let child = document.firstChild; child; child = child.nextSibling) walk(child);
    return seen;
  };
const keep = { normalizeLineEndings: (text) => text };

export default [
  { name: "a document on one line", run: places("<r><a/><b>text</b><!-- c --></r>") },
  { name: "a document over several lines", run: places("<r>\n<a/>\n  <b>x</b>\n\n\n<c/></r>") },
  { name: "mixed ends of lines", run: places("<r>\n<a/>\r\n  <b>x</b>\r<c/>\n\r<d/></r>") },
  { name: "mixed ends of lines kept", run: places("<r>\n<a/>\r\n  <b>x</b>\r<c/>\n\r<d/>\r\r\n</r>", keep) },
  { name: "empty lines before the root", run: places('\n\n<r\n a="1"\n>\n</r>\n') },
  { name: "attributes over several lines", run: places("<r a='1'\n   b=\"2\"\n\n   c='x\ny'/>") },
  { name: "text over several lines", run: places("<r>one\ntwo\nthree<a/>four\n<b/></r>") },
  { name: "comments and character data over lines", run: places("<r><!-- a\nb --><c/><![CDATA[ d\n\ne ]]><f/></r>") },
  {
    name: "a prolog and a document type",
    run: places('<?xml version="1.0"?>\n<!DOCTYPE r [\n<!ELEMENT r ANY>\n]>\n<r>\n<?go a\nb?><c/></r>'),
  },
  { name: "a long line", run: places(`<r>${"<i>some text here</i>".repeat(60)}\n<j/></r>`) },
  { name: "entities on a line", run: places("<r>a &lt; b &#10; c<d/>&amp;<e/></r>") },
  { name: "a document without an end of line at the end", run: places("<r>\n<a/></r>") },
  { name: "places can be left out", run: places("<r>\n<a/>\n</r>", { locator: false }) },
];
