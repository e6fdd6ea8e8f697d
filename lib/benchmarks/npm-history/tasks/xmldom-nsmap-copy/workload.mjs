const pick = (random, list) => list[Math.floor(random() * list.length)];

function feed(random, entries) {
  const items = Array.from(
    { length: entries },
    (_, index) =>
      `<entry dc:id="${index}"><title>item ${Math.floor(random() * 1000)}</title><dc:creator role="${pick(random, ["author", "editor"])}">someone</dc:creator><media:thumb url="/t/${index}.png"/></entry>`,
  );
  return `<feed xmlns="urn:feed" xmlns:dc="urn:dc" xmlns:media="urn:media">${items.join("\n")}</feed>`;
}

function envelope(random, depth) {
  const open = [];
  const close = [];
  for (let level = 0; level < depth; level++) {
    const prefix = `n${level}x${Math.floor(random() * 100)}`;
    open.push(`<${prefix}:part xmlns:${prefix}="urn:part:${Math.floor(random() * 1e6)}" level="${level}">`);
    close.push(`</${prefix}:part>`);
  }
  return `${open.join("")}<body>payload ${Math.floor(random() * 1e6)}</body>${close.reverse().join("")}`;
}

export default {
  setup(random) {
    return {
      feeds: Array.from({ length: 16 }, () => feed(random, 90)),
      envelopes: Array.from({ length: 4 }, (_, index) => envelope(random, 800 + 40 * index)),
    };
  },

  run({ DOMParser, XMLSerializer }, { feeds, envelopes }, { digest }) {
    const parser = new DOMParser();
    const serializer = new XMLSerializer();
    const texts = feeds.map((text) => serializer.serializeToString(parser.parseFromString(text, "text/xml")));
    const names = envelopes.map((text) => {
      const list = [];
      let node = parser.parseFromString(text, "text/xml").documentElement;
      while (node) {
        list.push(`${node.nodeName} ${node.namespaceURI}`);
        node = node.firstChild;
      }
      return list.join("\n");
    });
    return { feeds: digest(texts.join("\n")), names: digest(names.join("\n")) };
  },
};
