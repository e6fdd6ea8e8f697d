const at =
  (schema, ...tails) =>
  (LinkifyIt) =>
    tails.map((tail) => new LinkifyIt().testSchemaAt(`${schema}${tail}`, schema, schema.length));

export default [
  {
    name: "lengths of mail links",
    run: at(
      "mailto:",
      "a@b.cd",
      "a@b.cd?subject=x",
      "a b@c.de",
      "",
      "a.b-c_d@e-f.gh.",
      '"a@b.cd',
      `${"x".repeat(30)}@y.org`,
    ),
  },
  {
    name: "lengths of web links",
    run: at(
      "http:",
      "//a.com",
      "//u@a.com/b",
      "//u:p@a.com:80/b?c#d",
      "a.com",
      "//",
      "//localhost:3000",
      "//a.com/(b)(c",
      "//a_b.com",
    ),
  },
  {
    name: "lengths of links without a schema",
    run: at("//", "a.com/b", "u:p@a.com", "localhost", "single", "a.com:80"),
  },
  {
    name: "dashes in links",
    run: (LinkifyIt) =>
      ["http://a.com/b---c", "http://a.com/b--c", "x a--b@c.org---"].map((text) =>
        [{}, { "---": true }].map(
          (options) => new LinkifyIt({}, options).match(text)?.map((match) => match.text) ?? null,
        ),
      ),
  },
  {
    name: "names in other scripts",
    run: (LinkifyIt) =>
      new LinkifyIt()
        .match("mailto:ü@пример.рф http://user@пример.рф/путь x@xn--e1afmkfd.com")
        ?.map((match) => [match.index, match.url]) ?? null,
  },
  {
    name: "guessing turned off",
    run: (LinkifyIt) =>
      new LinkifyIt({ fuzzyLink: false, fuzzyEmail: false })
        .match("a.com x@y.org mailto:z@y.org http://u@b.com")
        ?.map((match) => match.url),
  },
  {
    name: "at the very start",
    run: (LinkifyIt) =>
      ["mailto:a@b.cd e", "http://u@b.com", "x mailto:a@b.cd"].map(
        (text) => new LinkifyIt().matchAtStart(text)?.url ?? null,
      ),
  },
  {
    name: "an own pattern that uses the mail name",
    run: (LinkifyIt) => {
      const linkify = new LinkifyIt().add("sip:", "mailto:").add("bad:", null);
      return linkify.match("sip:me@host.org bad:x@y.org")?.map((match) => [match.schema, match.url]);
    },
  },
];
