const DOCUMENTS = [
  { id: "a", title: "green plants grow", body: "the professor grows green plants in a greenhouse" },
  { id: "b", title: "candlestick", body: "a candlestick stands in the study beside a green lamp" },
  { id: "c", title: "plant study", body: "study of plankton and other small plants" },
  { id: "d", title: "banana bandana", body: "bananas bandanas cabana" },
];

function library(lunr) {
  return lunr(function define() {
    this.ref("id");
    this.field("title", { boost: 2 });
    this.field("body");
    for (const document of DOCUMENTS) this.add(document);
  });
}

const search = (query) => (lunr) =>
  library(lunr)
    .search(query)
    .map(({ ref, score, matchData }) => [ref, Number(score.toFixed(6)), Object.keys(matchData.metadata).sort()])
    .sort((one, other) => (one[0] < other[0] ? -1 : 1));

const matches = (pattern, words) => (lunr) =>
  lunr.TokenSet.fromArray([...words].sort())
    .intersect(lunr.TokenSet.fromString(pattern))
    .toArray()
    .sort();

const WORDS = ["an", "ana", "anna", "banana", "band", "bandana", "cabana", "can", "nab", "nana"];

export default [
  { name: "a plain term", run: search("green") },
  { name: "a trailing wildcard", run: search("pl*") },
  { name: "a leading wildcard", run: search("*stick") },
  { name: "wildcards on both sides", run: search("*and*") },
  { name: "a wildcard in the middle", run: search("g*n") },
  { name: "a wildcard alone finds every document", run: search("*") },
  { name: "a wildcard within one field", run: search("title:*an*") },
  { name: "a required wildcard beside a forbidden term", run: search("+*ant* -study") },
  { name: "a boosted wildcard beside a plain term", run: search("gr*^5 study") },
  { name: "a wildcard that matches nothing", run: search("*xyz*") },
  { name: "a word set keeps what contains a pair of letters", run: matches("*an*", WORDS) },
  { name: "a word set keeps what starts and ends as asked", run: matches("b*a", WORDS) },
  { name: "a word set with two inner wildcards", run: matches("*a*n*a", WORDS) },
  { name: "a word set without wildcard keeps the exact word", run: matches("nana", WORDS) },
];
