const messageOf = (action) => {
  try {
    return action();
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
};

export default [
  {
    name: "a node that depends on itself is a cycle",
    run: (toposort) => messageOf(() => toposort([["loop", "loop"]])),
  },
  {
    name: "objects are nodes by identity",
    run: (toposort) => {
      const first = { name: "same" };
      const second = { name: "same" };
      const last = { name: "last" };
      const order = toposort([
        [first, last],
        [second, first],
      ]);
      return [order.length, order.indexOf(second), order.indexOf(first), order.indexOf(last)];
    },
  },
  {
    name: "a cycle of objects that cannot be printed",
    run: (toposort) => {
      const self = {};
      self.self = self;
      const other = {};
      return messageOf(() =>
        toposort([
          [self, other],
          [other, self],
        ]),
      );
    },
  },
  {
    name: "an edge from a node that was not given is ignored",
    run: (toposort) =>
      toposort.array(
        ["a", "b"],
        [
          ["z", "a"],
          ["b", "a"],
        ],
      ),
  },
  {
    name: "a repeated edge changes nothing",
    run: (toposort) =>
      toposort([
        ["a", "b"],
        ["a", "b"],
        ["b", "c"],
        ["a", "b"],
      ]),
  },
  {
    name: "names of built-in properties are ordinary nodes",
    run: (toposort) =>
      toposort([
        ["constructor", "toString"],
        ["toString", "__proto__"],
        ["hasOwnProperty", "constructor"],
      ]),
  },
  {
    name: "a pseudo-random graph of 120 nodes",
    run: (toposort, { random }) => {
      const next = random(71);
      const edges = new Map();
      for (let node = 1; node < 120; node++)
        for (let count = 0; count < 3; count++) {
          const from = Math.floor(next() * node);
          edges.set(`${from}>${node}`, [`n${from}`, `n${node}`]);
        }
      return toposort([...edges.values()]).join(" ");
    },
  },
  {
    name: "a long chain given backwards",
    run: (toposort) => {
      const edges = Array.from({ length: 300 }, (_, index) => [`s${index}`, `s${index + 1}`]).reverse();
      return toposort(edges).join(" ");
    },
  },
];
