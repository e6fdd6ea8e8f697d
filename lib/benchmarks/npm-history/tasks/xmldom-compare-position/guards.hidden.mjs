const parse = ({ DOMParser }, text) => new DOMParser().parseFromString(text, "text/xml");
const all = (document) => {
  const list = document.getElementsByTagName("*");
  return Array.from({ length: list.length }, (_, index) => list.item(index));
};
const both = (first, second) => [first.compareDocumentPosition(second), second.compareDocumentPosition(first)];

export default [
  {
    name: "every pair of a small document",
    run: (subject) => {
      const elements = all(parse(subject, "<r><a><b/><c><d/></c></a><e/><f><g><h/></g><i/></f></r>"));
      return elements.map((element) => elements.map((other) => element.compareDocumentPosition(other)).join(" "));
    },
  },
  {
    name: "a nest of eighty elements",
    run: (subject) => {
      const elements = all(parse(subject, `${"<n>".repeat(80)}${"<leaf/></n>".repeat(80)}`));
      return elements.map((element, index) =>
        element.compareDocumentPosition(elements[(index * 37 + 11) % elements.length]),
      );
    },
  },
  {
    name: "sorting nodes by their position",
    run: (subject, { random }) => {
      const next = random(3);
      const sorted = all(parse(subject, '<r><x n="1"><x n="2"/><x n="3"><x n="4"/></x></x><x n="5"><x n="6"/></x></r>'))
        .slice(1)
        .map((node) => ({ node, key: next() }))
        .sort((first, second) => first.key - second.key)
        .map(({ node }) => node);
      sorted.sort((first, second) => (first.compareDocumentPosition(second) & 4 ? -1 : 1));
      return sorted.map((node) => node.getAttribute("n"));
    },
  },
  {
    name: "nodes of different documents are disconnected",
    run: (subject) => {
      const [first, second] = ["<a><b/></a>", "<a><b/></a>"].map(
        (text) => parse(subject, text).documentElement.firstChild,
      );
      const [forward, backward] = both(first, second);
      return [forward & 33, backward & 33, (forward & 6) !== (backward & 6)];
    },
  },
  {
    name: "nodes inside a subtree that was taken out",
    run: (subject) => {
      const document = parse(subject, "<r><a><b><c/></b><d/></a></r>");
      const taken = document.documentElement.removeChild(document.documentElement.firstChild);
      const [inner, last] = [taken.firstChild.firstChild, taken.lastChild];
      return [both(taken, inner), both(inner, last), both(last, taken)];
    },
  },
  {
    name: "an attribute of a descendant and the ancestor's attribute",
    run: (subject) => {
      const [outer, inner] = all(parse(subject, '<a k="1"><b k="2"/></a>'));
      return [both(outer.attributes.item(0), inner.attributes.item(0)), both(outer, inner.attributes.item(0))];
    },
  },
  {
    name: "nodes inside a fragment",
    run: (subject) => {
      const document = parse(subject, "<a/>");
      const fragment = document.createDocumentFragment();
      const [first, second] = ["x", "y"].map((name) => fragment.appendChild(document.createElement(name)));
      return [both(first, second), both(fragment, second)];
    },
  },
];
