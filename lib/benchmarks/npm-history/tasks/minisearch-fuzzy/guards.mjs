const DOCUMENTS = [
  { id: 1, title: "Moby Dick", text: "Call me Ishmael. Some years ago the whale" },
  { id: 2, title: "Zen and the Art of Motorcycle Maintenance", text: "I can see by my watch" },
  { id: 3, title: "Neuromancer", text: "The sky above the port was the color of television; whales" },
  { id: 4, title: "Zen and the Art of Archery", text: "At first sight it must seem a whaler" },
];

function library(MiniSearch, options) {
  const index = new MiniSearch({ fields: ["title", "text"], ...options });
  index.addAll(DOCUMENTS);
  return index;
}

const show = (results) =>
  results
    .map(({ id, score, terms, match }) => [id, Number(score.toFixed(6)), [...terms].sort(), Object.keys(match).sort()])
    .sort(([one], [other]) => one - other);

const search = (query, options) => (MiniSearch) => show(library(MiniSearch).search(query, options));

export default [
  { name: "an exact term", run: search("whale") },
  { name: "a fuzzy term within one edit", run: search("whalo", { fuzzy: 1 }) },
  { name: "a fuzzy term within two edits", run: search("whlae", { fuzzy: 2 }) },
  { name: "the distance as a share of the length", run: search("motorcicle", { fuzzy: 0.2 }) },
  { name: "no match within the distance", run: search("motorsykel", { fuzzy: 1 }) },
  { name: "a fuzzy term that lacks its first letter", run: search("euromancer", { fuzzy: 0.2 }) },
  { name: "a fuzzy term with one letter too many", run: search("archeery", { fuzzy: 1 }) },
  { name: "fuzzy set per term", run: search("zenn watch", { fuzzy: (term) => (term.length > 3 ? 1 : false) }) },
  { name: "fuzzy and prefix together", run: search("neuroman wha", { fuzzy: 0.3, prefix: true }) },
  { name: "all terms needed, fuzzily", run: search("arte zem", { fuzzy: 1, combineWith: "AND" }) },
  { name: "fuzzy within one field", run: search("whale", { fuzzy: 1, fields: ["text"] }) },
  { name: "exact matches weigh more", run: search("whale", { fuzzy: 2, weights: { fuzzy: 0.1, prefix: 0.5 } }) },
  {
    name: "suggestions for a misspelt beginning",
    run: (MiniSearch) =>
      library(MiniSearch)
        .autoSuggest("zen ar", { fuzzy: 0.25 })
        .map(({ suggestion, score }) => [suggestion, Number(score.toFixed(6))]),
  },
];
