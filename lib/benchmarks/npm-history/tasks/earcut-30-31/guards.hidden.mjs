function measure({ default: earcut, deviation }, vertices, holes, dimensions) {
  const triangles = earcut(vertices, holes, dimensions);
  return {
    triangles: triangles.length / 3,
    vertices: new Set(triangles).size,
    deviation: Number(deviation(vertices, holes, dimensions ?? 2, triangles).toFixed(9)),
  };
}

function star(random, points, x, y, radius, direction = 1) {
  return Array.from({ length: points }, (_, index) => {
    const distance = radius * (0.6 + 0.4 * random());
    const turn = (direction * index * 2 * Math.PI) / points;
    return [x + distance * Math.cos(turn), y + distance * Math.sin(turn)];
  }).flat();
}

export default [
  { name: "vertices on one line give no triangles", run: ({ default: earcut }) => earcut([0, 0, 1, 1, 2, 2, 5, 5]) },
  {
    name: "a vertex in the middle of a side",
    run: (subject) => measure(subject, [0, 0, 5, 0, 10, 0, 10, 10, 0, 10]).deviation,
  },
  {
    name: "a closing vertex repeated",
    run: (subject) => measure(subject, [0, 0, 10, 0, 10, 10, 3, 7, 0, 10, 0, 0]),
  },
  {
    name: "a hole that touches the outline",
    run: (subject) => measure(subject, [0, 0, 10, 0, 10, 10, 0, 10, 0, 5, 4, 6, 4, 3], [4]).deviation,
  },
  {
    name: "holes given in the direction of the outline",
    run: (subject, { random }) => {
      const next = random(3);
      const vertices = [...star(next, 70, 0, 0, 100), ...star(next, 9, -20, 5, 10), ...star(next, 9, 22, -4, 12)];
      return measure(subject, vertices, [70, 79]);
    },
  },
  {
    name: "a rough coast with forty lakes",
    run: (subject, { random }) => {
      const next = random(4);
      const vertices = star(next, 400, 0, 0, 1000);
      const holes = [];
      for (let lake = 0; lake < 40; lake++) {
        holes.push(vertices.length / 2);
        vertices.push(...star(next, 8, -350 + (lake % 8) * 100, -200 + Math.floor(lake / 8) * 100, 40, -1));
      }
      return measure(subject, vertices, holes);
    },
  },
  {
    name: "typed arrays are accepted",
    run: (subject) => measure(subject, new Float64Array([0, 0, 10, 0, 10, 10, 4, 4, 0, 10]), undefined, 2),
  },
  {
    name: "calls do not influence each other",
    run: (subject, { random }) => {
      const next = random(9);
      const shapes = Array.from({ length: 12 }, (_, index) => {
        const vertices = [...star(next, 50 + index, 0, 0, 100), ...star(next, 6, index, 2, 9, -1)];
        return [vertices, [50 + index]];
      });
      const first = shapes.map(([vertices, holes]) => measure(subject, vertices, holes));
      const second = shapes.reverse().map(([vertices, holes]) => measure(subject, vertices, holes));
      return [first, second.reverse()];
    },
  },
];
