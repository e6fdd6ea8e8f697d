function project(random, size, reach) {
  const modules = Array.from({ length: size }, (_, index) => `module-${index}`);
  const imports = [];
  for (let from = 0; from < size - 1; from++) {
    const targets = new Set(random() < 0.9 ? [from + 1] : []);
    while (targets.size < Math.min(4, size - 1 - from)) {
      targets.add(from + 1 + Math.floor(random() * Math.min(reach, size - 1 - from)));
    }
    for (const to of targets) imports.push([modules[from], modules[to]]);
  }
  return { modules, imports };
}

function build(DepGraph, { modules, imports }) {
  const graph = new DepGraph();
  for (const [index, name] of modules.entries()) graph.addNode(name, index);
  for (const [from, to] of imports) graph.addDependency(from, to);
  return graph;
}

export default {
  setup(random) {
    return {
      libraries: Array.from({ length: 700 }, (_, index) => project(random, 30 + (index % 25), 12)),
      applications: Array.from({ length: 6 }, (_, index) => project(random, 760 + 50 * index, 40)),
    };
  },

  run({ DepGraph }, { libraries, applications }, { digest }) {
    const answers = [];
    for (const library of libraries) {
      const graph = build(DepGraph, library);
      answers.push(graph.overallOrder().join(), graph.dependantsOf(library.modules[20]).join());
    }
    for (const application of applications) {
      const graph = build(DepGraph, application);
      const { modules } = application;
      answers.push(graph.overallOrder().join(), graph.overallOrder(true).join());
      for (const index of [3, 150, 400]) {
        answers.push(graph.dependenciesOf(modules[index]).join(), graph.dependantsOf(modules[index]).join());
      }
    }
    return { answers: answers.length, digest: digest(answers.join("\n")) };
  },
};
