const compare = (first, second) => (subject) => [
  subject.compareTwoStrings(first, second),
  subject.compareTwoStrings(second, first),
];
const best = (subject, query, targets) => {
  const { bestMatch, ratings } = subject.findBestMatch(query, targets);
  return { bestMatch, ratings };
};

export default [
  { name: "two similar words", run: compare("healed", "sealed") },
  { name: "a transposed word", run: compare("olive", "oilve") },
  { name: "words with nothing in common", run: compare("france", "quebec") },
  { name: "equal words", run: compare("context", "context") },
  { name: "two empty strings", run: compare("", "") },
  { name: "an empty string and a word", run: compare("", "word") },
  { name: "equal single letters", run: compare("a", "a") },
  { name: "different single letters", run: compare("a", "b") },
  { name: "a single letter and a word that starts with it", run: compare("a", "apple") },
  { name: "a pair repeated on one side only counts once", run: compare("ab", "ababab") },
  { name: "a pair repeated on both sides counts as often as on the poorer side", run: compare("anananan", "banana") },
  { name: "one letter repeated", run: compare("aaaaaaaa", "aaa") },
  { name: "digits and punctuation", run: compare("v1.20.3-beta", "v1.20.4-beta") },
  {
    name: "the best match and all ratings in order",
    run: (subject) => best(subject, "healed", ["edward", "sealed", "theatre"]),
  },
  {
    name: "the first of equally good matches wins",
    run: (subject) => best(subject, "night", ["nacht", "nicht", "nacht"]),
  },
];
