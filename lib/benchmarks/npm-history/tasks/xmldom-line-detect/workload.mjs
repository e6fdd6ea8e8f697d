const words = "item name price note customer order amount address comment status".split(" ");

export default {
  setup(random) {
    const pick = (list) => list[Math.floor(random() * list.length)];
    const element = (index) =>
      `<${pick(words)} id="${index}" x:kind='${pick(words)}'>${pick(words)} ${pick(words)} &amp; ${pick(words)}<b n="${Math.floor(random() * 99)}"/></${"X"}>`;
    const close = (text) => text.replace(/^<(\w+)(.*)<\/X>$/s, "<$1$2</$1>");
    const rows = (count) => Array.from({ length: count }, (_, index) => close(element(index)));
    const lines = (count) =>
      `<?xml version="1.0"?>\n<list xmlns:x="urn:x">\n${rows(count).join("\n")}\n<!-- end -->\n</list>`;
    const oneLine = (count) => {
      const parts = rows(count);
      const note = (index) => `<text>${pick(words)}\u2029${pick(words)}</text>${parts[index]}`;
      return `<list xmlns:x="urn:x">${parts.map((part, index) => (index % 30 === 29 ? note(index) : part)).join("")}</list>`;
    };
    return Array.from({ length: 48 }, (_, index) => (index % 3 === 0 ? oneLine(150) : lines(50)));
  },
  run({ DOMParser }, documents, { digest }) {
    const parser = new DOMParser({ normalizeLineEndings: (text) => text });
    return documents.map((text) => {
      const list = parser.parseFromString(text, "text/xml").documentElement;
      const seen = [];
      for (let node = list.firstChild; node; node = node.nextSibling) {
        seen.push(`${node.nodeName}@${node.lineNumber}:${node.textContent}`);
      }
      return [seen.length, digest(seen.join("|"))];
    });
  },
};
