const errors =
  (text, type = "text/xml") =>
  ({ DOMParser }) => {
    const seen = [];
    try {
      const document = new DOMParser({
        onError: (level, message, context) =>
          seen.push([level, message.split("\n")[0], context.locator?.lineNumber, context.locator?.columnNumber]),
      }).parseFromString(text, type);
      seen.push(document.documentElement?.nodeName ?? null);
    } catch (error) {
      seen.push([error.name, error.locator?.lineNumber, error.locator?.columnNumber]);
    }
    return seen;
  };

export default [
  { name: "an unclosed element on a later line", run: errors("<r>\n <a>\n</r>") },
  { name: "an unknown entity on a later line", run: errors("<r>\n\n<a>&nope;</a>\n</r>") },
  { name: "an attribute without quotes", run: errors("<r>\n<a b=c/>\n</r>") },
  { name: "text behind the root", run: errors("<r>\n</r>\nmore") },
  { name: "nothing at all", run: errors("\n\n") },
  { name: "pages keep their places", run: errors("<p>\n<br>\n<b>x\n</p>", "text/html") },
  {
    name: "texts with rare separators are kept",
    run: ({ DOMParser }) => {
      const root = new DOMParser({ normalizeLineEndings: (text) => text }).parseFromString(
        "<r><a>x\u2029y</a>\n<b>\u2029\u2029</b>\n\n<c/></r>",
        "text/xml",
      ).documentElement;
      return Array.from(root.childNodes, (node) => [node.nodeName, node.lineNumber, node.textContent]);
    },
  },
  {
    name: "a document is written back",
    run: ({ DOMParser, XMLSerializer }) =>
      new XMLSerializer().serializeToString(
        new DOMParser().parseFromString("<r a='1'\n b='2'>\r\n<c/>\r<!--d--><![CDATA[e]]></r>", "text/xml"),
      ),
  },
  {
    name: "lines far down",
    run: ({ DOMParser }) => {
      const root = new DOMParser().parseFromString(
        `<r>\n${"<i/>\n".repeat(500)}<last x="1"/></r>`,
        "text/xml",
      ).documentElement;
      return [root.lastChild.lineNumber, root.lastChild.columnNumber, root.childNodes[500].lineNumber];
    },
  },
];
