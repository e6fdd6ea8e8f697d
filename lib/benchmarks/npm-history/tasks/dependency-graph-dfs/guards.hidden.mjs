const messageOf = (action) => {
  try {
    return action();
  } catch (error) {
    return [error.message, error.cyclePath];
  }
};

function random120(DepGraph, random, options) {
  const graph = new DepGraph(options);
  for (let node = 0; node < 120; node++) graph.addNode(`n${node}`);
  for (let node = 1; node < 120; node++)
    for (let count = 0; count < 3; count++) graph.addDependency(`n${node}`, `n${Math.floor(random() * node)}`);
  return graph;
}

export default [
  {
    name: "a node that depends on itself is a cycle",
    run: ({ DepGraph }) => {
      const graph = new DepGraph();
      graph.addNode("self");
      graph.addDependency("self", "self");
      return [messageOf(() => graph.overallOrder()), messageOf(() => graph.dependenciesOf("self"))];
    },
  },
  {
    name: "a cycle without any starting point is found",
    run: ({ DepGraph }) => {
      const graph = new DepGraph();
      for (const name of ["p", "q", "r", "tail"]) graph.addNode(name);
      graph.addDependency("p", "q");
      graph.addDependency("q", "r");
      graph.addDependency("r", "p");
      graph.addDependency("r", "tail");
      return [
        messageOf(() => graph.overallOrder()),
        messageOf(() => graph.overallOrder(true)),
        graph.dependenciesOf("tail"),
      ];
    },
  },
  {
    name: "two cycles are walked where cycles are allowed",
    run: ({ DepGraph }) => {
      const graph = new DepGraph({ circular: true });
      for (const name of ["p", "q", "r", "s", "t"]) graph.addNode(name);
      graph.addDependency("p", "q");
      graph.addDependency("q", "p");
      graph.addDependency("r", "s");
      graph.addDependency("s", "t");
      graph.addDependency("t", "r");
      return [graph.overallOrder(), graph.overallOrder(true), graph.dependenciesOf("r"), graph.dependantsOf("q")];
    },
  },
  {
    name: "a clone is independent",
    run: ({ DepGraph }) => {
      const graph = new DepGraph();
      for (const name of ["p", "q", "r"]) graph.addNode(name, { name });
      graph.addDependency("p", "q");
      const clone = graph.clone();
      clone.addDependency("q", "r");
      return [graph.overallOrder(), clone.overallOrder(), clone.getNodeData("p") === graph.getNodeData("p")];
    },
  },
  {
    name: "a pseudo-random graph of 120 nodes",
    run: ({ DepGraph }, { random }) => {
      const graph = random120(DepGraph, random(5));
      return [graph.overallOrder().join(), graph.dependenciesOf("n119").join(), graph.dependantsOf("n4").join()];
    },
  },
  {
    name: "leaves of a pseudo-random graph",
    run: ({ DepGraph }, { random }) => {
      const graph = random120(DepGraph, random(6));
      return [graph.overallOrder(true), graph.dependantsOf("n0", true), graph.dependenciesOf("n90", true)];
    },
  },
  {
    name: "asking twice gives the same answer",
    run: ({ DepGraph }, { random }) => {
      const graph = random120(DepGraph, random(7));
      const first = graph.overallOrder();
      const second = graph.overallOrder();
      return [first.join() === second.join(), second.length];
    },
  },
  {
    name: "a chain of 400 nodes",
    run: ({ DepGraph }) => {
      const graph = new DepGraph();
      for (let node = 0; node < 400; node++) graph.addNode(`n${node}`);
      for (let node = 0; node < 399; node++) graph.addDependency(`n${node}`, `n${node + 1}`);
      return [graph.overallOrder().join(), graph.dependenciesOf("n200").length, graph.dependantsOf("n200").length];
    },
  },
];
