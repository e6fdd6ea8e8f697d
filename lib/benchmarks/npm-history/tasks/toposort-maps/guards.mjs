const messageOf = (action) => {
  try {
    return action();
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
};

export default [
  {
    name: "orders a chain",
    run: (toposort) =>
      toposort([
        ["wake", "wash"],
        ["wash", "eat"],
        ["eat", "leave"],
      ]),
  },
  { name: "no edges give no order", run: (toposort) => toposort([]) },
  {
    name: "a diamond keeps both branches between its ends",
    run: (toposort) =>
      toposort([
        ["top", "left"],
        ["top", "right"],
        ["left", "bottom"],
        ["right", "bottom"],
      ]),
  },
  {
    name: "several roots with a shared dependency",
    run: (toposort) =>
      toposort([
        ["3", "2"],
        ["2", "1"],
        ["6", "5"],
        ["5", "2"],
        ["5", "4"],
      ]),
  },
  {
    name: "unconnected components are all listed",
    run: (toposort) =>
      toposort([
        ["a", "b"],
        ["x", "y"],
        ["m", "n"],
        ["n", "o"],
      ]),
  },
  {
    name: "the input edges are left alone",
    run: (toposort) => {
      const edges = [
        ["b", "c"],
        ["a", "b"],
      ];
      toposort(edges);
      return edges;
    },
  },
  {
    name: "a cycle of two names a node of it",
    run: (toposort) =>
      messageOf(() =>
        toposort([
          ["hen", "egg"],
          ["egg", "hen"],
        ]),
      ),
  },
  {
    name: "a cycle behind a chain is found",
    run: (toposort) =>
      messageOf(() =>
        toposort([
          ["start", "a"],
          ["a", "b"],
          ["b", "c"],
          ["c", "a"],
          ["c", "end"],
        ]),
      ),
  },
  {
    name: "given nodes without edges are kept in order",
    run: (toposort) => toposort.array(["delta", "alpha", "charlie", "bravo"], []),
  },
  {
    name: "given nodes are ordered by the edges",
    run: (toposort) =>
      toposort.array(
        ["d", "c", "b", "a"],
        [
          ["a", "b"],
          ["b", "c"],
        ],
      ),
  },
  {
    name: "an edge to a node that was not given is refused",
    run: (toposort) => messageOf(() => toposort.array(["a", "b"], [["a", "z"]])),
  },
  {
    name: "numbers and strings of the same spelling are different nodes",
    run: (toposort) =>
      toposort([
        [1, "1"],
        ["1", 2],
        [2, "2"],
      ]),
  },
  {
    name: "a wide fan-out and fan-in",
    run: (toposort) => {
      const edges = [];
      for (let index = 0; index < 40; index++) edges.push(["source", `job${index}`], [`job${index}`, "sink"]);
      return toposort(edges);
    },
  },
];
