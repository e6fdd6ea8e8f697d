const compare = (first, second) => (subject) => [
  subject.compareTwoStrings(first, second),
  subject.compareTwoStrings(second, first),
];
const outcome = (action) => {
  try {
    return action();
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
};

export default [
  { name: "a long word against its reverse", run: compare("abcdefghij".repeat(12), "jihgfedcba".repeat(12)) },
  {
    name: "a long word against itself with one letter less",
    run: compare("lorem-ipsum-".repeat(20), "lorem-ipsum-".repeat(20).slice(1)),
  },
  { name: "letters outside the basic alphabet", run: compare("приветмир", "приветмиру") },
  { name: "pairs that are names of built-in properties", run: compare("__proto__constructor", "constructor__proto__") },
  {
    name: "pseudo-random words rated against each other",
    run: (subject, { random }) => {
      const next = random(5);
      const words = Array.from({ length: 12 }, () =>
        Array.from({ length: 40 }, () => "abcd"[Math.floor(next() * 4)]).join(""),
      );
      return words.map((word) => words.map((other) => subject.compareTwoStrings(word, other).toFixed(6)).join(" "));
    },
  },
  {
    name: "bad arguments are refused",
    run: (subject) =>
      [["word"], ["word", []], [1, ["a"]], ["word", ["a", 2]], ["word", "list"]].map(([query, targets]) =>
        outcome(() => subject.findBestMatch(query, targets)),
      ),
  },
  { name: "no target fits", run: (subject) => subject.findBestMatch("abc", ["xyz", "uvw"]).bestMatch },
  {
    name: "the arguments are left alone",
    run: (subject) => {
      const targets = ["c", "a", "b"];
      subject.findBestMatch("a", targets);
      return targets;
    },
  },
];
