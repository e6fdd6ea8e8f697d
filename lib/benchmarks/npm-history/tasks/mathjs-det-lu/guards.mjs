const near = (value) => Number(value.toPrecision(9)) + 0;

export default [
  { name: "a number is its own determinant", run: (math) => [math.det(5), math.det(-2.5)] },
  { name: "one by one", run: (math) => [math.det([[7]]), math.det(math.matrix([[7]])), math.det([3])] },
  {
    name: "two by two",
    run: (math) =>
      [
        [
          [1, 2],
          [3, 4],
        ],
        [
          [0, 1],
          [1, 0],
        ],
        [
          [2, 4],
          [1, 2],
        ],
      ].map((matrix) => near(math.det(matrix))),
  },
  {
    name: "three by three",
    run: (math) =>
      [
        [
          [-2, 2, 3],
          [-1, 1, 3],
          [2, 0, -1],
        ],
        [
          [2, 0, 1],
          [1, 3, 2],
          [1, 1, 1],
        ],
      ].map((matrix) => near(math.det(matrix))),
  },
  {
    name: "a matrix object gives the same as an array",
    run: (math) =>
      near(
        math.det(
          math.matrix([
            [1, 4, 2, 3],
            [0, 1, 4, 4],
            [-1, 0, 1, 0],
            [2, 0, 4, 1],
          ]),
        ),
      ),
  },
  {
    name: "an identity matrix and its rows exchanged",
    run: (math) => {
      const rows = math.eye(6).valueOf();
      const exchanged = [rows[1], rows[0], ...rows.slice(2)];
      const turned = [rows[2], rows[0], rows[1], ...rows.slice(3)];
      return [rows, exchanged, turned].map((matrix) => near(math.det(matrix)));
    },
  },
  {
    name: "diagonal and triangular matrices",
    run: (math) => [
      near(math.det(math.diag([1, 2, 3, 4, 5]))),
      near(
        math.det([
          [2, 9, 9, 9],
          [0, 3, 9, 9],
          [0, 0, 4, 9],
          [0, 0, 0, 5],
        ]),
      ),
    ],
  },
  {
    name: "permutations have determinant one or minus one",
    run: (math) =>
      [
        [1, 0, 3, 2],
        [3, 2, 1, 0],
        [1, 2, 3, 0],
        [2, 0, 1, 3],
        [0, 2, 3, 1],
      ].map((order) => near(math.det(order.map((column) => order.map((_, index) => (index === column ? 1 : 0)))))),
  },
  {
    name: "a matrix with a zero in its first place",
    run: (math) =>
      near(
        math.det([
          [0, 2, 1],
          [3, 0, 4],
          [1, 5, 0],
        ]),
      ),
  },
  {
    name: "the given array is left alone",
    run: (math) => {
      const matrix = [
        [0, 2, 1],
        [3, 0, 4],
        [1, 5, 0],
      ];
      math.det(matrix);
      return matrix;
    },
  },
  {
    name: "a matrix that is not square is refused",
    run: (math) =>
      math.det([
        [1, 2, 3],
        [4, 5, 6],
      ]),
  },
  {
    name: "random whole matrices up to nine rows",
    run: (math, { random }) => {
      const next = random(12);
      return Array.from({ length: 14 }, (_, index) => {
        const size = 3 + (index % 7);
        const matrix = Array.from({ length: size }, () =>
          Array.from({ length: size }, () => Math.floor(next() * 9) - 4),
        );
        return Math.round(math.det(matrix)) + 0;
      });
    },
  },
  {
    name: "det within an expression",
    run: (math) => near(math.eval("det([4, 2, 1; 0, 3, -1; 2, 2, 2]) + 1")),
  },
];
