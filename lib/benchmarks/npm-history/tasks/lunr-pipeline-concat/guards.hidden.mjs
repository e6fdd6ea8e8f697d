function pipeline(lunr, ...functions) {
  const built = new lunr.Pipeline();
  built.add(...functions);
  return built;
}

export default [
  {
    name: "the tokens given in are not changed",
    run: (lunr) => {
      const input = ["a", "b", "c"];
      const output = pipeline(lunr, (token) => [token, token]).run(input);
      return [input, output];
    },
  },
  {
    name: "an empty list drops the token",
    run: (lunr) => pipeline(lunr, (token) => (token === "b" ? [] : [token])).run(["a", "b", "c"]),
  },
  {
    name: "lists are laid out one level deep",
    run: (lunr) => pipeline(lunr, (token) => [token, ["inner", ["deep"]], undefined, ""]).run(["a", "b"]),
  },
  {
    name: "an error of a function is passed on",
    run: (lunr) =>
      pipeline(lunr, () => {
        throw new RangeError("no");
      }).run(["a"]),
  },
  {
    name: "adding after an unknown function is refused",
    run: (lunr) =>
      pipeline(lunr, (token) => token).after(
        () => "unknown",
        () => "new",
      ),
  },
  {
    name: "a pipeline is saved and loaded by its labels",
    run: (lunr) => {
      const saved = pipeline(lunr, lunr.trimmer, lunr.stopWordFilter, lunr.stemmer).toJSON();
      return [saved, lunr.Pipeline.load(saved).run(lunr.tokenizer("The running, dogs!")).map(String)];
    },
  },
  {
    name: "an unknown label is refused",
    run: (lunr) => lunr.Pipeline.load(["no such function"]),
  },
  {
    name: "token positions survive the pipeline",
    run: (lunr) => {
      const index = lunr(function define() {
        this.ref("id");
        this.field("text");
        this.metadataWhitelist = ["position", "index"];
        this.add({ id: 1, text: "the quick foxes and the quick hounds" });
      });
      return index.search("quick fox").map(({ ref, matchData }) => [ref, matchData.metadata]);
    },
  },
];
