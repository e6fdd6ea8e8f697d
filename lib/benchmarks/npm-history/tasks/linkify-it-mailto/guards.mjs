const look = (text, options) => (LinkifyIt) => {
  const linkify = new LinkifyIt(options);
  return [
    linkify.test(text),
    (linkify.match(text) ?? []).map((match) => [match.schema, match.index, match.lastIndex, match.text, match.url]),
  ];
};

export default [
  { name: "addresses with and without a schema", run: look("x@y.co mailto:a@b.cd, MAILTO:E@F.ORG.") },
  { name: "rare characters in a mailbox name", run: look("first.last+tag@a.org a&b=c$d@e.org -x-@f.org a;b:c@g.org") },
  { name: "a quoted mailbox name", run: look('"quoted"@a.org a"b"c@d.org \'x@y.org\' (z@y.org)') },
  {
    name: "a mailbox name of ordinary length",
    run: look(`${"a".repeat(40)}@example.org mailto:${"b.".repeat(20)}c@example.org`),
  },
  { name: "a schema without an address", run: look("mailto: mailto:abc mailto:@x.org mailto:a@ mailto:a@b") },
  { name: "runs of schemas", run: look(`${"mailto:".repeat(60)} ${"http://".repeat(40)} //////`) },
  { name: "an address after a short run", run: look("mailto:mailto:x@y.org") },
  {
    name: "a user and a password",
    run: look("http://user:pw@a.com/x https://user@b.org //u:p@c.net/y ftp://me:you@d.com"),
  },
  { name: "an at sign in a path or query", run: look("http://a.com/@user http://b.com/x?y=z@w https://c.com/a@b/c") },
  { name: "brackets after the slashes", run: look("http://[::1]/x http://(a)@b.com http://a/b@c.com") },
  {
    name: "links in running text",
    run: look("see http://a.b and www.google.com. (http://x.org/a_(b)) ftp://f.g/h foo.bar"),
  },
  {
    name: "ports and endings",
    run: look("http://a.com:8080/x, http://b.com:99999 http://c.com; http://d.com! http://e.com?"),
  },
  { name: "nothing to find", run: look("nothing: here; at all, a @ b") },
];
