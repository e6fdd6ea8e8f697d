const square = (random, size, diagonal = 0) =>
  Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => Math.floor(random() * 7) - 3 + (row === column ? diagonal : 0)),
  );

export default {
  setup(random) {
    return {
      pairs: Array.from({ length: 1000 }, () => square(random, 2)),
      systems: Array.from({ length: 400 }, (_, index) => square(random, 3 + (index % 4), 20)),
      larger: Array.from({ length: 2600 }, (_, index) => square(random, 9 + (index % 3))),
    };
  },

  run(math, { pairs, systems, larger }, { digest }) {
    const whole = (matrix) => Math.round(math.det(matrix)) + 0;
    const determinants = [
      ...pairs.map(whole),
      ...systems.map((matrix) => whole(math.matrix(matrix))),
      ...larger.map((matrix) => whole(matrix)),
    ];
    const inverses = systems.map((matrix) => {
      const inverse = math.inv(matrix);
      return math.multiply(matrix, inverse).map((row) => row.map((value) => Math.round(value) + 0));
    });
    return { determinants: determinants.length, digest: digest([determinants, inverses]) };
  },
};
