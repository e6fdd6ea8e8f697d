const SYLLABLES = ["ba", "cor", "del", "fi", "gan", "hu", "lin", "mo", "ner", "pas", "qui", "rus", "sol", "ter", "vex"];
const ENDINGS = ["", "s", "ing", "ed", "ation", "ly", "ness"];

const pick = (random, items) => items[Math.floor(random() * items.length)];

export default {
  setup(random) {
    const stems = Array.from({ length: 700 }, () =>
      Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(random, SYLLABLES)).join(""),
    );
    const text = (length) =>
      Array.from({ length }, () =>
        random() < 0.15 ? pick(random, ["the", "and", "of"]) : pick(random, stems) + pick(random, ENDINGS),
      ).join(" ");
    const notes = Array.from({ length: 300 }, (_, index) => ({ id: `note-${index}`, title: text(6), body: text(50) }));
    const books = Array.from({ length: 4 }, (_, index) => ({ id: `book-${index}`, title: text(4), body: text(4600) }));
    return { documents: [...notes, ...books], queries: Array.from({ length: 60 }, () => pick(random, stems)) };
  },

  run(lunr, { documents, queries }, { digest }) {
    const index = lunr(function define() {
      this.ref("id");
      this.field("title");
      this.field("body");
      for (const document of documents) this.add(document);
    });
    const answers = queries.map((query) =>
      index
        .search(query)
        .map(({ ref, score }) => `${ref} ${score.toFixed(6)}`)
        .sort(),
    );
    return {
      terms: Object.keys(index.invertedIndex).length,
      digest: digest([answers, Object.keys(index.invertedIndex)]),
    };
  },
};
