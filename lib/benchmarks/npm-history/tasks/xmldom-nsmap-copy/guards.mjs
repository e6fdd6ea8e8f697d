const outline = (node, list = []) => {
  const attributes = Array.from({ length: node.attributes?.length ?? 0 }, (_, index) => {
    const { name, value, namespaceURI, localName, prefix } = node.attributes.item(index);
    return [name, value, namespaceURI, localName, prefix];
  });
  list.push([node.nodeName, node.namespaceURI, node.prefix, node.localName, attributes]);
  for (let child = node.firstChild; child; child = child.nextSibling) outline(child, list);
  return list;
};
const read =
  (text, type = "text/xml") =>
  ({ DOMParser, XMLSerializer }) => {
    const reports = [];
    const parser = new DOMParser({ onError: (level) => reports.push(level) });
    try {
      const document = parser.parseFromString(text, type);
      return [outline(document.documentElement), new XMLSerializer().serializeToString(document), reports];
    } catch (error) {
      return error.name;
    }
  };

export default [
  { name: "a default namespace", run: read('<a xmlns="urn:a"><b><c/></b>text</a>') },
  { name: "a prefix declared above", run: read('<a xmlns:p="urn:p"><p:b p:c="1" d="2"><p:e/></p:b></a>') },
  {
    name: "a prefix declared again inside",
    run: read('<p:a xmlns:p="urn:1"><p:b xmlns:p="urn:2"><p:c/></p:b><p:d/></p:a>'),
  },
  { name: "a default namespace taken back", run: read('<a xmlns="urn:a"><b xmlns=""><c/></b><d/></a>') },
  {
    name: "siblings with their own declarations",
    run: read('<r><x:a xmlns:x="urn:1"/><x:b xmlns:x="urn:2"/><y:c xmlns:y="urn:1"/><d xmlns="urn:3"/><e/></r>'),
  },
  {
    name: "several declarations on one element",
    run: read('<a xmlns="urn:0" xmlns:p="urn:1" xmlns:q="urn:2" p:x="1" q:x="2" x="3"><q:b><p:c/></q:b></a>'),
  },
  { name: "a prefix used before its declaration in the tag", run: read('<p:a p:b="1" xmlns:p="urn:p"/>') },
  {
    name: "prefixes named like built-in properties",
    run: read('<constructor:a xmlns:constructor="urn:c"><toString:b xmlns:toString="urn:t"/></constructor:a>'),
  },
  { name: "a prefix that was not declared", run: read("<a><p:b/></a>") },
  { name: "the xml prefix needs no declaration", run: read('<a xml:lang="de"><b xml:space="preserve"> </b></a>') },
  { name: "a prefix is gone after its element", run: read('<a><p:b xmlns:p="urn:p"/><c p:d="1"/></a>') },
  {
    name: "every level declares a prefix and uses the ones above",
    run: read(
      '<a:r xmlns:a="urn:a"><b:r xmlns:b="urn:b"><c:r xmlns:c="urn:c" a:x="1" b:x="2" c:x="3"><a:leaf/><b:leaf/><c:leaf/></c:r></b:r></a:r>',
    ),
  },
  {
    name: "html in the html namespace",
    run: read("<html><body><p class=x>hi<br>there</p></body></html>", "text/html"),
  },
  { name: "an element that is not closed", run: read("<a><b></a>") },
  {
    name: "looking namespaces and prefixes up",
    run: ({ DOMParser }) => {
      const document = new DOMParser().parseFromString(
        '<a xmlns="urn:a" xmlns:p="urn:p"><p:b xmlns:q="urn:q"><c/></p:b></a>',
        "text/xml",
      );
      const inner = document.getElementsByTagName("c").item(0);
      return [
        ["p", "q", "", null, "z"].map((prefix) => inner.lookupNamespaceURI(prefix)),
        ["urn:p", "urn:q", "urn:z"].map((uri) => inner.lookupPrefix(uri)),
        document.documentElement.lookupNamespaceURI("q"),
      ];
    },
  },
];
