const uniqByOf = (context) => context.require("./src/uniqBy.js");

export default [
  { name: "an empty list stays empty", run: (uniq) => uniq([]) },
  { name: "strings keep the place of their first occurrence", run: (uniq) => uniq(["b", "a", "b", "c", "a"]) },
  { name: "numbers and their spellings differ", run: (uniq) => uniq([1, "1", 1, "1", 2, "2"]) },
  { name: "NaN is found equal to itself", run: (uniq) => uniq([Number.NaN, 1, Number.NaN]) },
  { name: "zero and minus zero differ", run: (uniq) => uniq([0, -0, 0, -0, 0]) },
  {
    name: "null, undefined and booleans",
    run: (uniq) => uniq([null, undefined, null, true, false, undefined, true, false]),
  },
  {
    name: "arrays are compared by their items",
    run: (uniq) => uniq([[42], [42], [[42]], [1, 2], [2, 1], [1, 2], []]),
  },
  {
    name: "objects are compared by their properties",
    run: (uniq) =>
      uniq([{ a: 1, b: { c: [1] } }, { b: { c: [1] }, a: 1 }, { a: 1 }, { a: 1, b: { c: [2] } }, {}, { a: undefined }]),
  },
  {
    name: "the first of equal objects is kept",
    run: (uniq) => {
      const first = { id: 1 };
      const second = { id: 1 };
      const kept = uniq([first, second]);
      return [kept.length, kept[0] === first];
    },
  },
  {
    name: "dates and patterns",
    run: (uniq) => uniq([new Date(5), new Date(5), new Date(6), /a/g, /a/g, /a/i]).length,
  },
  {
    name: "objects with their own equals decide themselves",
    run: (uniq) => {
      class Version {
        constructor(text) {
          this.text = text;
        }
        equals(other) {
          return other instanceof Version && this.text.split(".")[0] === other.text.split(".")[0];
        }
      }
      return uniq([new Version("1.0"), new Version("1.7"), new Version("2.0"), new Version("2.1")]);
    },
  },
  {
    name: "the given list is left alone",
    run: (uniq) => {
      const list = [3, 3, 1];
      uniq(list);
      return list;
    },
  },
  {
    name: "without a list it waits for one",
    run: (uniq) => [typeof uniq(), uniq()([1, 1])],
  },
  {
    name: "uniqBy keeps the first item of each key",
    run: (_uniq, context) => uniqByOf(context)(Math.abs, [-1, -5, 2, 10, 1, 2, 5]),
  },
  {
    name: "uniqBy compares keys by their content",
    run: (_uniq, context) =>
      uniqByOf(context)(
        ({ x, y }) => [x, y],
        [
          { x: 1, y: 1, name: "a" },
          { x: 1, y: 2, name: "b" },
          { x: 1, y: 1, name: "c" },
        ],
      ),
  },
  {
    name: "uniqBy takes its arguments one by one",
    run: (_uniq, context) => uniqByOf(context)((word) => word.length)(["one", "two", "three", "four", "seven"]),
  },
];
