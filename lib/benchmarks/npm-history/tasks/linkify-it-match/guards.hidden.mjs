const spans = (text, options) => (LinkifyIt) =>
  (new LinkifyIt(options).match(text) ?? []).map((match) => [match.schema, match.index, match.lastIndex, match.url]);

export default [
  {
    name: "test before match changes nothing",
    run: (LinkifyIt) => {
      const linkify = new LinkifyIt();
      const text = "a http://b.com c d@e.org";
      return [
        linkify.test(text),
        linkify.match(text)?.length,
        linkify.test("none"),
        linkify.match(text)?.map((match) => match.url),
      ];
    },
  },
  {
    name: "a link at the very start",
    run: (LinkifyIt) =>
      ["http://a.com b", " http://a.com", "a.com", "", "mailto:x@y.org z", "http://"].map((text) => {
        const match = new LinkifyIt().matchAtStart(text);
        return match && [match.schema, match.index, match.lastIndex, match.url];
      }),
  },
  {
    name: "one place tested for one schema",
    run: (LinkifyIt) => {
      const linkify = new LinkifyIt();
      return [
        linkify.testSchemaAt("http://a.com", "http:", 5),
        linkify.testSchemaAt("http://a.com", "mailto:", 5),
        linkify.testSchemaAt("x", "none:", 0),
      ];
    },
  },
  {
    name: "quick pre-test",
    run: (LinkifyIt) => ["a@b", "http://", "nothing", "www.x"].map((text) => new LinkifyIt().pretest(text)),
  },
  {
    name: "more top-level domains",
    run: (LinkifyIt) => {
      const linkify = new LinkifyIt().tlds("onion", true);
      return linkify.match("x.onion y.com z.notld")?.map((match) => match.url);
    },
  },
  {
    name: "a schema switched off",
    run: (LinkifyIt) => {
      const linkify = new LinkifyIt().add("ftp:", null);
      return linkify.match("ftp://a.com http://b.com")?.map((match) => [match.schema, match.url]);
    },
  },
  { name: "an impossible schema is refused", run: (LinkifyIt) => new LinkifyIt().add("bad:", 42) },
  {
    name: "line breaks, tabs and quotes between links",
    run: spans("http://a.com\nb@c.org\t\"www.d.com\" 'http://e.com/f?g=h#i' <http://j.com>"),
  },
];
