const namesOf = (node, list = []) => {
  list.push(`${node.nodeName}{${node.namespaceURI}}`);
  for (let child = node.firstChild; child; child = child.nextSibling) namesOf(child, list);
  return list.join(" ");
};
const parse = ({ DOMParser }, text, type = "text/xml") => new DOMParser({ onError() {} }).parseFromString(text, type);
const write = ({ XMLSerializer }, node) => new XMLSerializer().serializeToString(node);

export default [
  {
    name: "sixty nested declarations all remain in scope",
    run: (subject) => {
      const open = Array.from({ length: 60 }, (_, index) => `<e xmlns:p${index}="urn:${index}">`).join("");
      const uses = Array.from({ length: 60 }, (_, index) => `<p${index}:x/>`).join("");
      const document = parse(subject, `${open}${uses}${"</e>".repeat(60)}`);
      return [namesOf(document.documentElement), write(subject, document).length];
    },
  },
  {
    name: "inner declarations hide outer ones and give way again",
    run: (subject) => {
      const text =
        '<p:a xmlns:p="1" xmlns="d1"><x><p:b xmlns:p="2" xmlns="d2"><y/><p:c xmlns:p="3"><p:z/></p:c><p:w/></p:b></x><p:v/><u/></p:a>';
      return namesOf(parse(subject, text).documentElement);
    },
  },
  {
    name: "a hundred siblings with alternating declarations",
    run: (subject, { digest }) => {
      const items = Array.from(
        { length: 100 },
        (_, index) => `<k:i xmlns:k="urn:${index % 7}" k:n="${index}"><k:j/></k:i>`,
      );
      const document = parse(subject, `<r xmlns:k="urn:base">${items.join("")}<k:end/></r>`);
      return [
        digest(namesOf(document.documentElement)),
        digest(write(subject, document)),
        document.documentElement.lastChild.namespaceURI,
      ];
    },
  },
  {
    name: "attributes with the same local name in different namespaces",
    run: (subject) => {
      const { documentElement } = parse(subject, '<a xmlns:p="urn:1" xmlns:q="urn:2" p:n="1" q:n="2" n="3"/>');
      return [
        documentElement.getAttributeNS("urn:1", "n"),
        documentElement.getAttributeNS("urn:2", "n"),
        documentElement.getAttribute("n"),
        documentElement.attributes.length,
      ];
    },
  },
  {
    name: "a document changed after parsing is written with its declarations",
    run: (subject) => {
      const document = parse(subject, '<a xmlns:p="urn:p"><p:b/></a>');
      const added = document.createElementNS("urn:new", "n:c");
      added.setAttributeNS("urn:p", "p:d", "1");
      document.documentElement.appendChild(added);
      document.documentElement.removeChild(document.documentElement.firstChild);
      return [write(subject, document), write(subject, added)];
    },
  },
  {
    name: "a prefix called __proto__",
    run: (subject) => {
      const document = parse(subject, '<r><__proto__:a xmlns:__proto__="urn:p"><b/></__proto__:a></r>');
      return [namesOf(document.documentElement).includes("__proto__:a{"), document.getElementsByTagName("b").length];
    },
  },
  {
    name: "comments, sections and instructions between declarations",
    run: (subject) =>
      write(
        subject,
        parse(subject, '<?go a?><a xmlns:p="1"><!--c--><p:b xmlns:p="2"><![CDATA[<x>]]></p:b><?go b?>&amp;&#65;</a>'),
      ),
  },
  {
    name: "foreign elements in html",
    run: (subject) =>
      namesOf(
        parse(
          subject,
          '<html><body><svg xmlns="http://www.w3.org/2000/svg"><g/></svg><p>x</p></body></html>',
          "text/html",
        ).documentElement,
      ),
  },
];
