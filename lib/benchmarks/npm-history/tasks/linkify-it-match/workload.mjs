const words =
  "the of report meeting please see attached before version number thanks about question answer review".split(" ");
const hosts = "example.org docs.example.com wiki.test.net shop.sample.info static.assets.io".split(" ");

export default {
  setup(random) {
    const pick = (list) => list[Math.floor(random() * list.length)];
    const prose = (length) => Array.from({ length }, () => pick(words)).join(" ");
    const link = () => {
      const roll = random();
      const tail = `${pick(words)}/${Math.floor(random() * 1000)}`;
      if (roll < 0.4) return `https://${pick(hosts)}/${tail}?q=${pick(words)}`;
      if (roll < 0.55) return `www.${pick(hosts)}/${tail}`;
      if (roll < 0.7) return `${pick(words)}.${pick(words)}@${pick(hosts)}`;
      if (roll < 0.85) return `(http://${pick(hosts)}/${tail}),`;
      return `${pick(hosts)}`;
    };
    const contact = () =>
      `${prose(3)} ${random() < 0.4 ? `${pick(words)}.${pick(words)}@${pick(hosts)}` : `https://${pick(hosts)}/${pick(words)}`}`;
    const text = (links) => Array.from({ length: links }, () => `${prose(4)} ${link()} ${prose(3)}.`).join(" ");
    return [
      ...Array.from({ length: 3800 }, (_, message) => text(message % 4)),
      ...[1200, 1350].map((length) => Array.from({ length }, contact).join("\n")),
    ];
  },
  run(LinkifyIt, texts, { digest }) {
    const linkify = new LinkifyIt();
    const found = texts.map((text) =>
      (linkify.match(text) ?? []).map((match) => [match.schema, match.index, match.lastIndex, match.text, match.url]),
    );
    return [found.reduce((sum, list) => sum + list.length, 0), digest(found)];
  },
};
