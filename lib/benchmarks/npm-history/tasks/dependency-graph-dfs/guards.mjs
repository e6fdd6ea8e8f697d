function sample(DepGraph, options) {
  const graph = new DepGraph(options);
  for (const name of ["a", "b", "c", "d", "e"]) graph.addNode(name, `data of ${name}`);
  graph.addDependency("a", "b");
  graph.addDependency("a", "c");
  graph.addDependency("b", "d");
  graph.addDependency("c", "d");
  return graph;
}

const messageOf = (action) => {
  try {
    return action();
  } catch (error) {
    return error.message;
  }
};

export default [
  { name: "an empty graph has an empty order", run: ({ DepGraph }) => new DepGraph().overallOrder() },
  { name: "orders a diamond with a lone node", run: ({ DepGraph }) => sample(DepGraph).overallOrder() },
  { name: "orders only the leaves", run: ({ DepGraph }) => sample(DepGraph).overallOrder(true) },
  {
    name: "lists dependencies before what needs them",
    run: ({ DepGraph }) => ["a", "b", "d", "e"].map((name) => sample(DepGraph).dependenciesOf(name)),
  },
  {
    name: "lists dependants",
    run: ({ DepGraph }) => ["a", "b", "d", "e"].map((name) => sample(DepGraph).dependantsOf(name)),
  },
  {
    name: "leaves only, in both directions",
    run: ({ DepGraph }) => [sample(DepGraph).dependenciesOf("a", true), sample(DepGraph).dependantsOf("d", true)],
  },
  {
    name: "a cycle is refused with its path",
    run: ({ DepGraph }) => {
      const graph = sample(DepGraph);
      graph.addDependency("d", "a");
      return [
        messageOf(() => graph.dependenciesOf("b")),
        messageOf(() => graph.dependantsOf("b")),
        messageOf(() => graph.overallOrder()),
      ];
    },
  },
  {
    name: "the cycle error carries the path as a list",
    run: ({ DepGraph, DepGraphCycleError }) => {
      const graph = sample(DepGraph);
      graph.addDependency("d", "b");
      try {
        return graph.dependenciesOf("a");
      } catch (error) {
        return [error instanceof DepGraphCycleError, error instanceof Error, error.cyclePath];
      }
    },
  },
  {
    name: "a cycle is accepted where cycles are allowed",
    run: ({ DepGraph }) => {
      const graph = sample(DepGraph, { circular: true });
      graph.addDependency("d", "a");
      return [graph.overallOrder(), graph.dependenciesOf("b"), graph.dependantsOf("c")];
    },
  },
  {
    name: "an unknown node is refused",
    run: ({ DepGraph }) => {
      const graph = sample(DepGraph);
      return [
        messageOf(() => graph.dependenciesOf("z")),
        messageOf(() => graph.dependantsOf("z")),
        messageOf(() => graph.addDependency("a", "z")),
        messageOf(() => graph.addDependency("z", "a")),
        messageOf(() => graph.getNodeData("z")),
        messageOf(() => graph.setNodeData("z", 1)),
      ];
    },
  },
  {
    name: "removing a node removes its edges",
    run: ({ DepGraph }) => {
      const graph = sample(DepGraph);
      graph.removeNode("b");
      graph.removeNode("not there");
      return [
        graph.size(),
        graph.hasNode("b"),
        graph.overallOrder(),
        graph.dependenciesOf("a"),
        graph.dependantsOf("d"),
      ];
    },
  },
  {
    name: "removing a dependency keeps the nodes",
    run: ({ DepGraph }) => {
      const graph = sample(DepGraph);
      graph.removeDependency("a", "b");
      graph.removeDependency("a", "e");
      return [graph.size(), graph.overallOrder(), graph.dependenciesOf("a")];
    },
  },
  {
    name: "node data is kept, replaced and may be undefined",
    run: ({ DepGraph }) => {
      const graph = sample(DepGraph);
      graph.setNodeData("a", { changed: true });
      graph.addNode("a", "ignored");
      graph.addNode("f");
      graph.addNode("g", undefined);
      return ["a", "b", "f", "g"].map((name) => graph.getNodeData(name));
    },
  },
  {
    name: "a repeated dependency counts once",
    run: ({ DepGraph }) => {
      const graph = sample(DepGraph);
      const answer = graph.addDependency("a", "b");
      graph.addDependency("a", "b");
      graph.removeDependency("a", "b");
      return [answer, graph.dependenciesOf("a"), graph.overallOrder()];
    },
  },
  {
    name: "separate components are ordered one after the other",
    run: ({ DepGraph }) => {
      const graph = new DepGraph();
      for (const name of ["x2", "x1", "y1", "y2", "y3", "alone"]) graph.addNode(name);
      graph.addDependency("x2", "x1");
      graph.addDependency("y3", "y1");
      graph.addDependency("y3", "y2");
      graph.addDependency("y2", "y1");
      return [graph.overallOrder(), graph.overallOrder(true)];
    },
  },
];
