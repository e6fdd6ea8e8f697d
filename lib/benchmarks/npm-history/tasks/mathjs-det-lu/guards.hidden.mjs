const near = (value) => Number(value.toPrecision(9)) + 0;

export default [
  {
    name: "fractions stay exact",
    run: (math) =>
      math.format(
        math.det(
          [
            ["1/2", "1/3", "1/4"],
            ["1/3", "1/4", "1/5"],
            ["1/4", "1/5", "2/3"],
          ].map((row) => row.map((text) => math.fraction(text))),
        ),
      ),
  },
  {
    name: "big numbers",
    run: (math) => {
      const matrix = [
        [2, 1, 3],
        [0, 5, 1],
        [4, 1, 7],
      ].map((row) => row.map((value) => math.bignumber(value)));
      const det = math.det(matrix);
      return [math.typeof(det), Math.round(det.toNumber())];
    },
  },
  {
    name: "complex numbers",
    run: (math) => {
      const i = math.complex(0, 1);
      const det = math.det([
        [i, 1, 0],
        [2, i, 1],
        [0, 3, i],
      ]);
      return [math.typeof(det), near(det.re), near(det.im)];
    },
  },
  {
    name: "two by two of other kinds",
    run: (math) => [
      math.format(
        math.det([
          [math.fraction(1, 2), math.fraction(1, 3)],
          [math.fraction(1, 5), math.fraction(3, 4)],
        ]),
      ),
      math.format(
        math.det([
          [math.complex(1, 1), 2],
          [3, math.complex(0, -1)],
        ]),
      ),
    ],
  },
  {
    name: "a transposed matrix has the same determinant",
    run: (math, { random }) => {
      const next = random(8);
      const matrix = Array.from({ length: 7 }, () => Array.from({ length: 7 }, () => Math.floor(next() * 11) - 5));
      return [Math.round(math.det(matrix)) + 0, Math.round(math.det(math.transpose(matrix))) + 0];
    },
  },
  { name: "a vector of several values is refused", run: (math) => math.det([1, 2]) },
  { name: "three dimensions are refused", run: (math) => math.det(math.zeros(2, 2, 2)) },
  {
    name: "inverse and determinant belong together",
    run: (math) => {
      const matrix = [
        [4, 7, 2],
        [3, 6, 1],
        [2, 5, 3],
      ];
      return near(math.det(matrix) * math.det(math.inv(matrix)));
    },
  },
];
