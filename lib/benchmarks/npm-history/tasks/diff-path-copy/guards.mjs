const chars = (before, after) => (diff) => diff.diffChars(before, after);
const poem = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n";
const changed = "one\n2\nthree\nfour\nfour and a half\nfive\nseven\neight\nnine\n";

export default [
  { name: "equal texts are one part", run: chars("same", "same") },
  { name: "two empty texts", run: chars("", "") },
  { name: "everything added", run: chars("", "abc") },
  { name: "everything removed", run: chars("abc", "") },
  { name: "nothing in common", run: chars("abc", "xyz") },
  { name: "one character replaced", run: chars("restaurant", "restaurent") },
  { name: "text appended", run: chars("head", "head and tail") },
  { name: "text put in front", run: chars("tail", "head and tail") },
  { name: "text cut off at the end", run: chars("head and tail", "head") },
  { name: "moves in the classic example", run: chars("ABCABBA", "CBABAC") },
  { name: "words", run: (diff) => diff.diffWords("the quick brown fox jumps", "the slow brown fox, jumps high") },
  { name: "words and space kept apart", run: (diff) => diff.diffWordsWithSpace("a  b c", "a b  c d") },
  { name: "lines", run: (diff) => diff.diffLines(poem, changed) },
  {
    name: "lines without space at the ends",
    run: (diff) => diff.diffTrimmedLines(" one\ntwo \n", "one\n two\nthree\n"),
  },
  {
    name: "sentences",
    run: (diff) => diff.diffSentences("Here it is. There it was.", "Here it is. Where was it? There it was."),
  },
  { name: "style sheets", run: (diff) => diff.diffCss("a{color:red}", "a{color:blue;top:0}") },
  {
    name: "values by their written form",
    run: (diff) => diff.diffJson({ b: 1, a: [1, 2, { x: null }] }, { a: [1, 3, { x: null }], c: "new" }),
  },
  { name: "lists", run: (diff) => diff.diffArrays([1, 2, 3, 4], [2, 4, 5]) },
  {
    name: "a patch and its use",
    run: (diff) => {
      const patch = diff.createPatch("poem", poem, changed, "old", "new", { context: 2 });
      return [patch, diff.applyPatch(poem, patch) === changed];
    },
  },
  {
    name: "letter case is ignored on request",
    run: (diff) => diff.diffChars("Hello World", "hELLO there", { ignoreCase: true }),
  },
];
