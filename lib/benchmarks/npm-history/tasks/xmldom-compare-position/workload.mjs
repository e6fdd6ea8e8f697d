const pick = (random, list) => list[Math.floor(random() * list.length)];

function article(random, index) {
  const sections = Array.from({ length: 12 }, (_, section) => {
    const paragraphs = Array.from(
      { length: 5 },
      (_, paragraph) =>
        `<p id="a${index}-${section}-${paragraph}">text <b>bold</b> ${Math.floor(random() * 1000)} <i>it</i></p>`,
    );
    return `<section><h2>part ${section}</h2>${paragraphs.join("")}</section>`;
  });
  return `<article>${sections.join("")}</article>`;
}

function outline(random, depth) {
  const open = [];
  const close = [];
  for (let level = 0; level < depth; level++) {
    const name = pick(random, ["item", "group", "note"]);
    open.push(`<${name} n="${level}">`);
    close.push(`<leaf n="${level}"/></${name}>`);
  }
  return `<outline>${open.join("")}${close.reverse().join("")}</outline>`;
}

function elementsOf(document) {
  const list = document.getElementsByTagName("*");
  return Array.from({ length: list.length }, (_, index) => list.item(index));
}

export default {
  setup(random) {
    return {
      articles: Array.from({ length: 10 }, (_, index) => article(random, index)),
      outlines: Array.from({ length: 2 }, (_, index) => outline(random, 860 + 20 * index)),
      picks: Array.from({ length: 6000 }, () => random()),
    };
  },

  run({ DOMParser, XMLSerializer }, { articles, outlines, picks }, { digest }) {
    const parser = new DOMParser();
    const serializer = new XMLSerializer();
    const positions = [];
    const compare = (text, count) => {
      const document = parser.parseFromString(text, "text/xml");
      const elements = elementsOf(document);
      for (let index = 1; index < count; index++) {
        const first = elements[Math.floor(picks[index] * elements.length)];
        const second = elements[Math.floor(picks[index - 1] * elements.length)];
        positions.push(first.compareDocumentPosition(second));
      }
      return serializer.serializeToString(document);
    };
    const texts = [...articles.map((text) => compare(text, 250)), ...outlines.map((text) => compare(text, 6000))];
    return { compared: positions.length, positions: digest(positions.join(" ")), texts: digest(texts.join("\n")) };
  },
};
