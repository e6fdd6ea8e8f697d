const WORDS = [
  "a",
  "an",
  "ann",
  "anna",
  "annab",
  "annex",
  "banana",
  "band",
  "bandana",
  "nana",
  "na",
  "cabana",
  "xenon",
];

function vocabulary(MiniSearch) {
  const index = new MiniSearch({ fields: ["word"] });
  index.addAll(WORDS.map((word, id) => ({ id, word })));
  return index;
}

const found = (MiniSearch, query, options) =>
  vocabulary(MiniSearch)
    .search(query, options)
    .map(({ id, score }) => [WORDS[id], Number(score.toFixed(6))])
    .sort(([one], [other]) => (one < other ? -1 : 1));

export default [
  {
    name: "every distance from none to four",
    run: (MiniSearch) => [0, 1, 2, 3, 4].map((fuzzy) => found(MiniSearch, "anana", { fuzzy })),
  },
  {
    name: "letters exchanged, added and left out",
    run: (MiniSearch) =>
      ["nana", "nnaa", "naana", "nan", "xnana", "nanax"].map((query) => found(MiniSearch, query, { fuzzy: 1 })),
  },
  {
    name: "a query shorter than the distance",
    run: (MiniSearch) => [found(MiniSearch, "a", { fuzzy: 2 }), found(MiniSearch, "zz", { fuzzy: 2 })],
  },
  {
    name: "a removed document is no longer found",
    run: (MiniSearch) => {
      const index = vocabulary(MiniSearch);
      index.remove({ id: 3, word: "anna" });
      return index
        .search("annaa", { fuzzy: 2 })
        .map(({ id }) => WORDS[id])
        .sort();
    },
  },
  {
    name: "a saved index finds the same",
    run: (MiniSearch) => {
      const loaded = MiniSearch.loadJSON(JSON.stringify(vocabulary(MiniSearch)), { fields: ["word"] });
      return loaded
        .search("bananna", { fuzzy: 0.3 })
        .map(({ id, score }) => [WORDS[id], Number(score.toFixed(6))])
        .sort(([one], [other]) => (one < other ? -1 : 1));
    },
  },
  {
    name: "pseudo-random words and queries",
    run: (MiniSearch, { random }) => {
      const next = random(15);
      const word = () =>
        Array.from({ length: 3 + Math.floor(next() * 5) }, () => "abcd"[Math.floor(next() * 4)]).join("");
      const words = Array.from({ length: 200 }, word);
      const index = new MiniSearch({ fields: ["word"] });
      index.addAll(words.map((text, id) => ({ id, word: text })));
      return Array.from({ length: 8 }, (_, place) =>
        index
          .search(word(), { fuzzy: 1 + (place % 3) })
          .map(({ id, score }) => `${id}:${score.toFixed(4)}`)
          .sort()
          .join(" "),
      );
    },
  },
  { name: "an index without fields is refused", run: (MiniSearch) => new MiniSearch({}) },
];
