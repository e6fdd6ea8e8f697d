const SYLLABLES = ["ba", "cor", "del", "fi", "gan", "hu", "lin", "mo", "ner", "pas", "qui", "rus", "sol", "ter", "vex"];

const pick = (random, items) => items[Math.floor(random() * items.length)];
const letters = (random, alphabet, length) => Array.from({ length }, () => pick(random, alphabet)).join("");

export default {
  setup(random) {
    const words = Array.from({ length: 1500 }, () =>
      Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(random, SYLLABLES)).join(""),
    );
    const documents = Array.from({ length: 300 }, (_, index) => ({
      id: `sample-${index}`,
      notes: Array.from({ length: 45 }, () => pick(random, words)).join(" "),
      probe: letters(random, ["a", "c", "g", "t"], 24 + (index % 6)),
    }));
    const plain = Array.from({ length: 60 }, () => pick(random, words));
    const fragments = Array.from({ length: 20 }, () => `${pick(random, words).slice(0, 3)}*`);
    const probes = Array.from({ length: 16 }, (_, index) => {
      const start = letters(random, ["c", "g", "t"], 2);
      const end = letters(random, ["a", "c", "g", "t"], 2);
      return [`*a${start}*${end}*`, `*a${start}*a`, `g*a${start}*${end}`][index % 3];
    });
    return { documents, queries: [...plain, ...fragments, ...probes] };
  },

  run(lunr, { documents, queries }, { digest }) {
    const index = lunr(function define() {
      this.ref("id");
      this.field("notes");
      this.field("probe");
      this.pipeline.remove(lunr.stemmer);
      for (const document of documents) this.add(document);
    });
    let hits = 0;
    const answers = queries.map((query) => {
      const results = index.search(query);
      hits += results.length;
      return results
        .map(({ ref, score, matchData }) => `${ref} ${score.toFixed(6)} ${Object.keys(matchData.metadata).sort()}`)
        .sort();
    });
    return { hits, digest: digest(answers) };
  },
};
