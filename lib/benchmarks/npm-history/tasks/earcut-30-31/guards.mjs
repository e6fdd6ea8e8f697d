function measure({ default: earcut, deviation }, vertices, holes, dimensions) {
  const triangles = earcut(vertices, holes, dimensions);
  return {
    triangles: triangles.length / 3,
    vertices: [...new Set(triangles)].sort((a, b) => a - b),
    deviation: Number(deviation(vertices, holes, dimensions ?? 2, triangles).toFixed(9)),
  };
}

const circle = (points, x, y, radius, direction = 1) =>
  Array.from({ length: points }, (_, index) => [
    x + radius * Math.cos((direction * index * 2 * Math.PI) / points + 0.1),
    y + radius * Math.sin((direction * index * 2 * Math.PI) / points + 0.1),
  ]).flat();

export default [
  { name: "a triangle is itself", run: ({ default: earcut }) => [...earcut([0, 0, 4, 0, 0, 3])].sort() },
  { name: "a square gives two triangles", run: (subject) => measure(subject, [0, 0, 10, 0, 10, 10, 0, 10]) },
  { name: "a square given clockwise", run: (subject) => measure(subject, [0, 10, 10, 10, 10, 0, 0, 0]) },
  { name: "a concave outline", run: (subject) => measure(subject, [0, 0, 5, 0, 2, 2, 5, 5, 0, 5]) },
  {
    name: "a square with a square hole",
    run: (subject) => measure(subject, [0, 0, 10, 0, 10, 10, 0, 10, 2, 2, 2, 4, 4, 4, 4, 2], [4]),
  },
  {
    name: "two holes beside each other",
    run: (subject) => measure(subject, [0, 0, 20, 0, 20, 10, 0, 10, 2, 3, 3, 7, 6, 5, 12, 3, 13, 8, 16, 5], [4, 7]),
  },
  { name: "no vertices give no triangles", run: ({ default: earcut }) => [earcut([]), earcut([], null, 2)] },
  { name: "two vertices give no triangles", run: ({ default: earcut }) => earcut([0, 0, 1, 1]) },
  {
    name: "a third coordinate is carried along",
    run: (subject) => measure(subject, [0, 0, 7, 10, 0, 8, 10, 10, 9, 0, 10, 3], null, 3),
  },
  { name: "a large convex outline", run: (subject) => measure(subject, circle(200, 0, 0, 50)) },
  {
    name: "a ring shape",
    run: (subject) => measure(subject, [...circle(60, 0, 0, 50), ...circle(45, 3, 2, 20, -1)], [60]),
  },
  {
    name: "holes in a grid",
    run: (subject) => {
      const vertices = circle(40, 0, 0, 100);
      const holes = [];
      for (let column = -2; column <= 2; column++)
        for (let row = -2; row <= 2; row++) {
          holes.push(vertices.length / 2);
          vertices.push(...circle(7, column * 22 + row, row * 21 + column * 0.7, 6, -1));
        }
      return measure(subject, vertices, holes);
    },
  },
  {
    name: "flatten lays rings out one after the other",
    run: ({ flatten }) =>
      flatten([
        [
          [0, 0],
          [9, 0],
          [9, 9],
        ],
        [
          [1, 1],
          [2, 1],
          [2, 2],
        ],
        [
          [5, 5],
          [6, 5],
          [6, 6],
        ],
      ]),
  },
  {
    name: "deviation measures what is missing",
    run: ({ deviation }) => [
      deviation([0, 0, 10, 0, 10, 10, 0, 10], null, 2, [0, 1, 2]),
      deviation([0, 0, 10, 0, 10, 10, 0, 10], null, 2, [0, 1, 2, 2, 3, 0]),
      deviation([0, 0, 1, 1, 2, 2], null, 2, []),
    ],
  },
];
