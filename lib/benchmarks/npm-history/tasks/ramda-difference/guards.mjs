const load = (context, name) => context.require(`./src/${name}.js`);

export default [
  { name: "numbers of the first list only", run: (difference) => difference([1, 2, 3, 4, 3, 1], [3]) },
  { name: "each remaining item appears once", run: (difference) => difference(["b", "a", "b", "c", "a"], ["c"]) },
  { name: "empty lists", run: (difference) => [difference([], []), difference([], [1]), difference([1, 1], [])] },
  {
    name: "arrays are compared by their items",
    run: (difference) => difference([[1], [2], [[2]], [1, 2]], [[2], [1, 2]]),
  },
  {
    name: "objects are compared by their properties",
    run: (difference) => difference([{ a: 1, b: [1] }, { a: 2 }, {}, { a: 2 }], [{ b: [1], a: 1 }]),
  },
  {
    name: "NaN, zero and minus zero",
    run: (difference) => [
      difference([Number.NaN, 0, -0, 1], [Number.NaN]),
      difference([0, -0], [0]),
      difference([0, -0], [-0]),
    ],
  },
  {
    name: "null, undefined and booleans",
    run: (difference) => [
      difference([null, undefined, true, false], [undefined, false]),
      difference([undefined], [null]),
    ],
  },
  { name: "arguments one by one", run: (difference) => difference([1, 2, 3])([2]) },
  {
    name: "contains looks for equal content",
    run: (_difference, context) => {
      const contains = load(context, "contains");
      return [
        contains({ a: 1 }, [{ a: 1 }]),
        contains("x", ["y", "x"]),
        contains("x", ["y", "xx"]),
        contains(null, [undefined, null]),
        contains(undefined, [null]),
        contains(1, ["1"]),
        contains([1], [[0], [1]]),
      ];
    },
  },
  {
    name: "indexOf gives the first place",
    run: (_difference, context) => {
      const indexOf = load(context, "indexOf");
      return [
        indexOf("b", ["a", "b", "b"]),
        indexOf(Number.NaN, [1, Number.NaN]),
        indexOf(-0, [0, -0]),
        indexOf(0, [-0, 0]),
        indexOf([1], [[0], [1]]),
        indexOf(true, [1, "true", true]),
        indexOf("z", ["a"]),
      ];
    },
  },
  {
    name: "intersection keeps the common items once",
    run: (_difference, context) => {
      const intersection = load(context, "intersection");
      return [
        intersection([1, 2, 3, 4], [7, 6, 4, 3, 4]),
        intersection(["a", "b"], ["c"]),
        intersection([[1], { a: 2 }], [{ a: 2 }, [1], [1]]),
      ];
    },
  },
  {
    name: "omit leaves named properties out",
    run: (_difference, context) => load(context, "omit")(["a", "c"], { a: 1, b: 2, c: 3, d: 4 }),
  },
  {
    name: "allUniq notices equal items",
    run: (_difference, context) => {
      const allUniq = load(context, "allUniq");
      return [allUniq([1, "1", true, null]), allUniq([1, 2, 1]), allUniq([[1], [1]]), allUniq([]), allUniq([0, -0])];
    },
  },
];
