const words = "team sales support press office archive budget report member contact billing events".split(" ");
const hosts = "example.org mail.example.com lists.test.net".split(" ");

export default {
  setup(random) {
    const pick = (list) => list[Math.floor(random() * list.length)];
    const prose = (length) => Array.from({ length }, () => pick(words)).join(" ");
    const note = () => {
      const roll = random();
      if (roll < 0.3)
        return `${prose(6)}, write to ${pick(words)}.${pick(words)}@${pick(hosts)} or mailto:${pick(words)}@${pick(hosts)}`;
      if (roll < 0.6)
        return `${prose(5)} https://user:${pick(words)}@${pick(hosts)}/${pick(words)} and www.${pick(hosts)}.`;
      if (roll < 0.8) return `(${prose(4)}: //${pick(hosts)}/${pick(words)}?a=${pick(words)})`;
      return prose(14);
    };
    const distribution = (length) => Array.from({ length }, () => `mailto:${pick(words)}`).join(";");
    const tree = (length) => `//${Array.from({ length }, () => pick(words)).join("://")}`;
    return Array.from({ length: 3200 }, (_, index) => {
      if (index % 160 === 30) return `${prose(3)} ${distribution(900)} ${prose(3)}`;
      if (index % 160 === 110) return `${prose(3)} ${tree(420)} ${prose(3)}`;
      return note();
    });
  },
  run(LinkifyIt, notes, { digest }) {
    const linkify = new LinkifyIt();
    const found = notes.map((note) =>
      (linkify.match(note) ?? []).map((match) => [match.schema, match.index, match.lastIndex, match.url]),
    );
    return [found.reduce((sum, list) => sum + list.length, 0), digest(found)];
  },
};
