const text =
  '<r p="1" q="2"><a x="1" y="2" z="3"><b><c/>deep</b><!--note--></a>between<d><e/><f><g/></f></d><?go now?><h/></r>';
const parse = ({ DOMParser }) => new DOMParser().parseFromString(text, "text/xml");
const find = (document, name) => document.getElementsByTagName(name).item(0);
const both = (first, second) => [first.compareDocumentPosition(second), second.compareDocumentPosition(first)];
const elements =
  (...names) =>
  (subject) => {
    const document = parse(subject);
    return both(...names.map((name) => find(document, name)));
  };

export default [
  { name: "a node and itself", run: elements("b", "b") },
  { name: "a parent and its child", run: elements("a", "b") },
  { name: "the root and a deep descendant", run: elements("r", "g") },
  { name: "siblings", run: elements("a", "d") },
  { name: "cousins at different depth", run: elements("c", "f") },
  { name: "a deep node and a late sibling of its ancestor", run: elements("c", "h") },
  {
    name: "the document contains everything",
    run: (subject) => {
      const document = parse(subject);
      return both(document, find(document, "g"));
    },
  },
  {
    name: "text, comments and instructions have a place",
    run: (subject) => {
      const document = parse(subject);
      const root = document.documentElement;
      const nodes = Array.from({ length: root.childNodes.length }, (_, index) => root.childNodes.item(index));
      return nodes.map((node) => nodes.map((other) => node.compareDocumentPosition(other)));
    },
  },
  {
    name: "two attributes of one element",
    run: (subject) => {
      const { attributes } = find(parse(subject), "a");
      return [both(attributes.item(0), attributes.item(1)), both(attributes.item(2), attributes.item(0))];
    },
  },
  {
    name: "an attribute and its own element",
    run: (subject) => {
      const element = find(parse(subject), "a");
      return both(element, element.attributes.item(1));
    },
  },
  {
    name: "an attribute and a child of its element",
    run: (subject) => {
      const document = parse(subject);
      return both(find(document, "a").attributes.item(0), find(document, "c"));
    },
  },
  {
    name: "attributes of different elements",
    run: (subject) => {
      const document = parse(subject);
      return both(find(document, "a").attributes.item(0), document.documentElement.attributes.item(1));
    },
  },
  {
    name: "a moved node has its new place",
    run: (subject) => {
      const document = parse(subject);
      const moved = find(document, "a");
      document.documentElement.appendChild(moved);
      return [both(moved, find(document, "d")), both(moved, find(document, "c"))];
    },
  },
  {
    name: "an inserted node",
    run: (subject) => {
      const document = parse(subject);
      const added = document.createElement("new");
      find(document, "d").insertBefore(added, find(document, "f"));
      return [both(added, find(document, "e")), both(added, find(document, "g")), both(added, find(document, "c"))];
    },
  },
];
