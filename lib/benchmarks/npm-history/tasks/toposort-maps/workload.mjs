function graph(random, size, label) {
  const edges = new Map();
  const connect = (from, to) => {
    if (from !== to) edges.set(`${from}>${to}`, [`${label}-${from}`, `${label}-${to}`]);
  };
  for (let node = 1; node < size; node++) {
    connect(Math.floor(random() * node), node);
    connect(Math.floor(node * 0.9), node);
    if (random() < 0.3) connect(Math.floor(random() * node), node);
  }
  return [...edges.values()];
}

const namesOf = (edges) => [...new Set(edges.flat())];

export default {
  setup(random) {
    const packages = Array.from({ length: 2600 }, (_, index) =>
      graph(random, 24 + (index % 30), `package-${index % 7}`),
    );
    const applications = Array.from({ length: 7 }, (_, index) => graph(random, 480 + 15 * index, "application"));
    const listed = Array.from({ length: 3 }, (_, index) => {
      const edges = graph(random, 420 + 20 * index, "target");
      return { nodes: [...namesOf(edges), "target-alone"].sort(), edges };
    });
    return { packages, applications, listed };
  },

  run(toposort, { packages, applications, listed }, { digest }) {
    const orders = [
      ...packages.map((edges) => toposort(edges)),
      ...applications.map((edges) => toposort(edges)),
      ...listed.map(({ nodes, edges }) => toposort.array(nodes, edges)),
    ];
    const nodes = orders.reduce((sum, order) => sum + order.length, 0);
    return { nodes, orders: digest(orders.map((order) => order.join(" ")).join("\n")) };
  },
};
