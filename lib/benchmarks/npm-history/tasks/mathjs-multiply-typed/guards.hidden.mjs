export default [
  {
    name: "complex numbers are conjugated in a dot product",
    run: (math) => [
      math.format(math.dot([math.complex(1, 2), 3], [math.complex(0, 1), 4])),
      math.format(math.multiply([[math.complex(0, 1), 1]], [[math.complex(0, 1)], [math.complex(2, 2)]])),
    ],
  },
  {
    name: "units within matrices",
    run: (math) => [
      math.format(math.multiply([[math.unit("3 m"), math.unit("2 m")]], [[2], [4]])),
      math.format(math.multiply(math.unit("2 cm"), [1, 2])),
    ],
  },
  {
    name: "texts and booleans are taken as numbers",
    run: (math) => [math.multiply([["2", "3"]], [["4"], ["5"]]), math.multiply([[true, 2]], [[3], [false]])],
  },
  {
    name: "kinds mixed within one matrix",
    run: (math) =>
      math.format(
        math.multiply(
          [
            [1, math.fraction(1, 2)],
            [math.fraction(1, 4), 2],
          ],
          [
            [math.fraction(1, 2), 1],
            [2, 4],
          ],
        ),
      ),
  },
  {
    name: "a random product, digit for digit",
    run: (math, { random }) => {
      const next = random(19);
      const table = (rows, columns) =>
        Array.from({ length: rows }, () => Array.from({ length: columns }, () => next() - 0.5));
      return math.multiply(math.matrix(table(6, 9)), math.matrix(table(9, 5))).valueOf();
    },
  },
  {
    name: "arguments are left alone",
    run: (math) => {
      const left = math.matrix([[1, 2]]);
      const right = math.sparse([[3], [0]]);
      math.multiply(left, right);
      return [left.toJSON(), right.toJSON()];
    },
  },
  { name: "three dimensions are refused", run: (math) => math.multiply(math.zeros(2, 2, 2), math.zeros(2, 2, 2)) },
  {
    name: "products within an expression",
    run: (math) => [math.format(math.evaluate("[1, 2; 3, 4] * [5; 6]")), math.evaluate("[1, 2] * [3, 4]")],
  },
];
