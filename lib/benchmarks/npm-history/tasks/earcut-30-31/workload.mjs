function ring(random, points, centreX, centreY, radius, roughness, clockwise) {
  const coordinates = [];
  for (let index = 0; index < points; index++) {
    const turn = ((clockwise ? -index : index) / points) * 2 * Math.PI;
    const distance = radius * (1 - roughness * random());
    coordinates.push(centreX + Math.cos(turn) * distance, centreY + Math.sin(turn) * distance);
  }
  return coordinates;
}

function land(random, shorePoints, lakes) {
  const vertices = ring(random, shorePoints, 0, 0, 1000, 0.05, false);
  const holes = [];
  const across = Math.ceil(Math.sqrt(lakes));
  const step = 1200 / across;
  for (let lake = 0; lake < lakes; lake++) {
    const x = -600 + step * ((lake % across) + 0.4 + 0.2 * random());
    const y = -600 + step * (Math.floor(lake / across) + 0.4 + 0.2 * random());
    holes.push(vertices.length / 2);
    vertices.push(...ring(random, 5 + Math.floor(random() * 6), x, y, step * 0.33, 0.4, true));
  }
  return { vertices, holes };
}

function ringNeighbours({ vertices, holes }) {
  const next = new Int32Array(vertices.length / 2);
  const starts = [0, ...holes, next.length];
  for (let index = 0; index < starts.length - 1; index++) {
    for (let vertex = starts[index]; vertex < starts[index + 1]; vertex++) next[vertex] = vertex + 1;
    next[starts[index + 1] - 1] = starts[index];
  }
  return next;
}

function summary(polygon, triangles) {
  const { vertices } = polygon;
  const next = ringNeighbours(polygon);
  const used = new Uint8Array(next.length);
  let area = 0;
  let ringEdges = 0;
  for (let corner = 0; corner < triangles.length; corner += 3) {
    const [a, b, c] = [triangles[corner], triangles[corner + 1], triangles[corner + 2]];
    used[a] = used[b] = used[c] = 1;
    if (next[a] === b || next[b] === a) ringEdges++;
    if (next[b] === c || next[c] === b) ringEdges++;
    if (next[c] === a || next[a] === c) ringEdges++;
    area += Math.abs(
      (vertices[2 * a] - vertices[2 * c]) * (vertices[2 * b + 1] - vertices[2 * a + 1]) -
        (vertices[2 * a] - vertices[2 * b]) * (vertices[2 * c + 1] - vertices[2 * a + 1]),
    );
  }
  return [triangles.length / 3, ringEdges, used.reduce((sum, flag) => sum + flag, 0), area.toPrecision(9)];
}

export default {
  setup(random) {
    return [
      ...Array.from({ length: 2000 }, () => land(random, 20 + Math.floor(random() * 30), 0)),
      ...Array.from({ length: 600 }, () => land(random, 40 + Math.floor(random() * 30), 4)),
      ...Array.from({ length: 8 }, (_, index) => land(random, 2600 + 100 * index, 700)),
    ];
  },

  run({ default: earcut, deviation }, polygons, { digest }) {
    let worst = 0;
    const summaries = polygons.map((polygon) => {
      const triangles = earcut(polygon.vertices, polygon.holes, 2);
      worst = Math.max(worst, deviation(polygon.vertices, polygon.holes, 2, triangles));
      return summary(polygon, triangles);
    });
    return { polygons: summaries.length, exact: worst < 1e-9, digest: digest(summaries) };
  },
};
