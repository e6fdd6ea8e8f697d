const look = (text, options) => (LinkifyIt) => {
  const linkify = new LinkifyIt(options);
  return [
    linkify.test(text),
    (linkify.match(text) ?? [null]).map(
      (match) => match && [match.schema, match.index, match.lastIndex, match.raw, match.text, match.url],
    ),
  ];
};

export default [
  { name: "links with and without a schema", run: look("see http://a.bc/d and www.google.com. Also //z.com/q") },
  { name: "mail addresses", run: look("x@y.co, mailto:a@b.cd or first.last+tag@sub.example.org!") },
  { name: "a text without links", run: look("nothing to see here, 1.2.3 or a.b.c") },
  { name: "an empty text", run: look("") },
  {
    name: "links parted by commas and brackets",
    run: look("http://a.com, http://b.com; (http://x.org/a_(b)) [http://c.com]"),
  },
  { name: "addresses of machines", run: look("192.168.1.1/x and 10.0.0.1", { fuzzyIP: true }) },
  { name: "addresses of machines are off by default", run: look("192.168.1.1/x and 10.0.0.1") },
  { name: "names in other scripts", run: look("тест.рф http://пример.рф/путь öko.shop") },
  { name: "schemas are matched in any case", run: look("HTTP://A.COM MailTo:x@y.org FTP://f.org/h") },
  {
    name: "many links in a row",
    run: look(
      Array.from({ length: 60 }, (_, i) => (i % 3 ? `http://h${i}.com/p${i}` : `m${i}@mail.org text`)).join(" "),
    ),
  },
  {
    name: "guessing of links can be turned off",
    run: look("a.com www.b.com x@y.org http://c.com", { fuzzyLink: false }),
  },
  {
    name: "guessing of mail addresses can be turned off",
    run: look("a.com x@y.org mailto:z@y.org", { fuzzyEmail: false }),
  },
  {
    name: "an own schema",
    run: (LinkifyIt) => {
      const linkify = new LinkifyIt();
      linkify.add("@", {
        validate: (text, at) => /^[a-z0-9_]{3,15}/.exec(text.slice(at))?.[0].length ?? 0,
        normalize: (match) => {
          match.url = `https://people.example/${match.url.slice(1)}`;
        },
      });
      return (linkify.match("hi @some_one and @another http://a.com") ?? []).map((match) => [
        match.schema,
        match.index,
        match.text,
        match.url,
      ]);
    },
  },
];
