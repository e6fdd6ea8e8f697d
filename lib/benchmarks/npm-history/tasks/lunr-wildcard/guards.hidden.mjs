const sequences = (random, count, length) => {
  const next = random(17);
  return Array.from({ length: count }, () => Array.from({ length }, () => "acgt"[Math.floor(next() * 4)]).join(""));
};

const matches = (lunr, pattern, words) =>
  lunr.TokenSet.fromArray([...words].sort())
    .intersect(lunr.TokenSet.fromString(pattern))
    .toArray()
    .sort();

export default [
  {
    name: "a wildcard may stand for no letter at all",
    run: (lunr) => ["ana*", "*ana", "a*na", "*a*n*a*"].map((pattern) => matches(lunr, pattern, ["ana", "anna", "an"])),
  },
  {
    name: "neighbouring wildcards",
    run: (lunr) => ["**", "a**", "**a", "a**b"].map((pattern) => matches(lunr, pattern, ["a", "ab", "aab", "ba"])),
  },
  {
    name: "many patterns over pseudo-random sequences",
    run: (lunr, { random }) => {
      const words = sequences(random, 60, 9);
      return ["*ac*", "a*t", "*gt*ca*", "c*a*g", "*aa*a", "t*", "*cat"].map((pattern) => matches(lunr, pattern, words));
    },
  },
  {
    name: "a token set from a pattern lists itself",
    run: (lunr) => [lunr.TokenSet.fromString("abc").toArray(), lunr.TokenSet.fromString("").toArray()],
  },
  {
    name: "a query built by hand with wildcards added",
    run: (lunr) => {
      const index = lunr(function define() {
        this.ref("id");
        this.field("text");
        this.add({ id: 1, text: "turquoise quoin" });
        this.add({ id: 2, text: "quarry quota" });
        this.add({ id: 3, text: "sequence" });
      });
      const { LEADING, TRAILING } = lunr.Query.wildcard;
      return [TRAILING, LEADING, LEADING | TRAILING].map((wildcard) =>
        index
          .query((query) => query.term("quo", { wildcard }))
          .map(({ ref }) => ref)
          .sort(),
      );
    },
  },
  {
    name: "wildcards in an index that was saved and loaded",
    run: (lunr) => {
      const index = lunr(function define() {
        this.ref("id");
        this.field("text");
        this.add({ id: "x", text: "northern lights" });
        this.add({ id: "y", text: "southern nights" });
      });
      const loaded = lunr.Index.load(JSON.parse(JSON.stringify(index)));
      return ["*ght*", "n*", "*thern", "s*n"].map((query) =>
        loaded
          .search(query)
          .map(({ ref }) => ref)
          .sort(),
      );
    },
  },
  {
    name: "fuzzy terms are unaffected",
    run: (lunr) =>
      ["anna", "banda", "cab"].map((word) =>
        lunr.TokenSet.fromArray(["ana", "anna", "band", "cabana", "can"])
          .intersect(lunr.TokenSet.fromFuzzyString(word, 1))
          .toArray()
          .sort(),
      ),
  },
  {
    name: "an unknown field is refused",
    run: (lunr) => {
      const index = lunr(function define() {
        this.ref("id");
        this.field("text");
        this.add({ id: 1, text: "some text" });
      });
      return index.search("missing:te*");
    },
  },
];
