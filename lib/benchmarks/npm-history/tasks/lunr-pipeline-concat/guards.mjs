const DOCUMENTS = [
  { id: "a", title: "Green plants grow", body: "Professor Plumb grows plants and the plants are growing" },
  { id: "b", title: "The candlestick", body: "Miss Scarlett has the candlestick in the green study" },
  { id: "c", title: "Plant study", body: "" },
];

function library(lunr) {
  return lunr(function define() {
    this.ref("id");
    this.field("title");
    this.field("body");
    for (const document of DOCUMENTS) this.add(document);
  });
}

const search = (query) => (lunr) =>
  library(lunr)
    .search(query)
    .map(({ ref, score }) => [ref, Number(score.toFixed(6))]);

const tokens = (lunr, text) => lunr.tokenizer(text);
const strings = (list) => list.map((token) => token.toString());

function pipeline(lunr, ...functions) {
  const built = new lunr.Pipeline();
  built.add(...functions);
  return built;
}

export default [
  { name: "a term in several documents", run: search("green") },
  { name: "a stemmed term", run: search("growing") },
  { name: "a stop word finds nothing", run: search("the") },
  { name: "a term within one field", run: search("title:plant") },
  { name: "a wildcard and a fuzzy term", run: search("stu* scarlet~1") },
  { name: "the terms of the index", run: (lunr) => Object.keys(library(lunr).invertedIndex) },
  {
    name: "an empty pipeline passes its tokens on",
    run: (lunr) => strings(new lunr.Pipeline().run(tokens(lunr, "one two"))),
  },
  { name: "no tokens give no tokens", run: (lunr) => pipeline(lunr, (token) => token).run([]) },
  {
    name: "a function that returns nothing drops the token",
    run: (lunr) =>
      strings(
        pipeline(lunr, (token) => (token.toString() === "two" ? undefined : token)).run(
          tokens(lunr, "one two three two"),
        ),
      ),
  },
  {
    name: "an empty string is dropped, other plain values are kept",
    run: (lunr) =>
      pipeline(lunr, (token) => ({ a: "", b: "bee", c: 0, d: null, e: false })[token]).run(["a", "b", "c", "d", "e"]),
  },
  {
    name: "a list puts several tokens in the place of one",
    run: (lunr) =>
      strings(
        pipeline(lunr, (token) =>
          token
            .toString()
            .split("-")
            .map((part) => token.clone(() => part)),
        ).run([new lunr.Token("left-right"), new lunr.Token("middle"), new lunr.Token("a-b-c")]),
      ),
  },
  {
    name: "functions see the token, its place and all tokens of their stage",
    run: (lunr) => {
      const seen = [];
      const double = (token, place, all) => {
        seen.push(["double", token, place, all.length]);
        return [token, token.toUpperCase()];
      };
      const odd = (token, place, all) => {
        seen.push(["odd", token, place, all.length]);
        return place % 2 ? token : undefined;
      };
      return [pipeline(lunr, double, odd).run(["x", "y", "z"]), seen];
    },
  },
  {
    name: "runs a string through",
    run: (lunr) => pipeline(lunr, lunr.trimmer, lunr.stemmer).runString("'plants'"),
  },
  {
    name: "functions are added before and after one another",
    run: (lunr) => {
      const one = (token) => `${token}1`;
      const two = (token) => `${token}2`;
      const three = (token) => `${token}3`;
      const built = pipeline(lunr, one);
      built.after(one, three);
      built.before(three, two);
      const all = built.run(["x"]);
      built.remove(two);
      const fewer = built.run(["x"]);
      built.reset();
      return [all, fewer, built.run(["x"])];
    },
  },
];
