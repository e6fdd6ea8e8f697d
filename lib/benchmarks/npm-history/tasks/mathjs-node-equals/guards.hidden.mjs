export default [
  {
    name: "texts and numbers of the same spelling",
    run: (math) => [
      math.parse('"2"').equals(math.parse("2")),
      math.parse("true").equals(math.parse('"true"')),
      math.parse("2").equals(math.parse("2.0")),
      math.parse("NaN").equals(math.parse("NaN")),
    ],
  },
  {
    name: "a node is equal to its clone",
    run: (math) => {
      const node = math.parse("sqrt(a^2 + b^2) / f(c)[2]");
      const deep = node.cloneDeep();
      return [node.equals(node), node.equals(node.clone()), node.equals(deep), deep.equals(node)];
    },
  },
  {
    name: "nodes of different kind",
    run: (math) => {
      const texts = ["x", "2", "(x)", "-x", "x!", "f(x)", "[x]", "x = 2", "x:2", "x.y", "{x: 2}"];
      return texts.map((left) => texts.map((right) => (math.parse(left).equals(math.parse(right)) ? 1 : 0)).join(""));
    },
  },
  {
    name: "an added property makes a difference in both directions",
    run: (math) => {
      const plain = math.parse("x + y");
      const marked = math.parse("x + y");
      marked.args[0].mark = { by: "reader" };
      const alike = math.parse("x + y");
      alike.args[0].mark = { by: "reader" };
      return [plain.equals(marked), marked.equals(plain), marked.equals(alike)];
    },
  },
  {
    name: "comments are part of a node",
    run: (math) => [
      math.parse("x + 1 # note").equals(math.parse("x + 1 # note")),
      math.parse("x + 1 # note").equals(math.parse("x + 1 # other")),
    ],
  },
  {
    name: "a subset of another size is refused",
    run: (math) =>
      math
        .matrix([
          [1, 2],
          [3, 4],
        ])
        .subset(math.index([0, 1], [0, 1]), math.matrix([[1, 2, 3]])),
  },
  {
    name: "a matrix takes a subset of its own shape",
    run: (math) => [
      math.subset(
        [
          [1, 2],
          [3, 4],
        ],
        math.index([0, 1], 1),
        [[8], [9]],
      ),
      math
        .subset(
          math.sparse([
            [1, 0],
            [0, 4],
          ]),
          math.index([0, 1], 0),
          [[5], [6]],
        )
        .toArray(),
    ],
  },
];
