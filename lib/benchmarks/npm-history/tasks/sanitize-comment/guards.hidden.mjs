const clean = (html, options) => (sanitizeHtml) => sanitizeHtml(html, options);

export default [
  { name: "comments around the scheme", run: clean('<a href="<!--x-->javascript<!--y-->:<!--z-->a">x</a>') },
  {
    name: "a comment before a safe scheme",
    run: clean('<a href="<!--x-->https://a.b">x</a><a href="ht<!--x-->tp://a.b">y</a>'),
  },
  {
    name: "a comment hiding a scheme that is not allowed",
    run: clean('<a href="f<!--x-->oo:bar">x</a><a href="ftp://f<!--x-->">y</a>', { allowedSchemes: ["http"] }),
  },
  { name: "a comment with line breaks in a link", run: clean('<a href="java<!--\n\n-->script:x">x</a>') },
  {
    name: "links without a protocol",
    run: (sanitizeHtml) =>
      ["//a.b", "//<!--x-->a.b"].map((url) => sanitizeHtml(`<a href="${url}">x</a>`, { allowProtocolRelative: false })),
  },
  {
    name: "schemes by element",
    run: clean('<a href="tel:1">x</a><img src="cid:1<!--x-->">', {
      allowedTags: ["a", "img"],
      allowedAttributes: { a: ["href"], img: ["src"] },
      allowedSchemesByTag: { a: ["tel"], img: ["cid"] },
    }),
  },
  {
    name: "elements turned into others",
    run: clean("<strong>a</strong><h1>b</h1>", { transformTags: { strong: "b", h1: "p" } }),
  },
  {
    name: "styles are filtered",
    run: clean('<p style="color: red; position: fixed">x</p>', {
      allowedAttributes: { p: ["style"] },
      allowedStyles: { p: { color: [/^red$/] } },
    }),
  },
];
