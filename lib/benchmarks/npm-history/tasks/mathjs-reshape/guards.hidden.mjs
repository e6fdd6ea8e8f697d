const count = (length) => Array.from({ length }, (_, index) => index);

export default [
  { name: "five dimensions", run: (math) => math.reshape(count(48), [2, 1, 3, 2, 4]) },
  {
    name: "big numbers and fractions are carried along",
    run: (math) =>
      math.format(
        math.reshape([math.bignumber("1.5"), math.fraction(1, 3), math.complex(1, 2), math.unit("3 cm")], [2, 2]),
      ),
  },
  {
    name: "a matrix with too few elements is refused",
    run: (math) =>
      math
        .matrix([
          [1, 2],
          [3, 4],
        ])
        .reshape([3, 2]),
  },
  {
    name: "reshaping back gives the original",
    run: (math) => {
      const shape = math.reshape(count(360), [5, 8, 9]);
      return math.deepEqual(math.reshape(math.reshape(shape, [36, 10]), [5, 8, 9]), shape);
    },
  },
  {
    name: "rows are arrays of their own",
    run: (math) => {
      const flat = [1, 2, 3, 4];
      const grid = math.reshape(flat, [2, 2]);
      grid[0][0] = "changed";
      return [flat, grid, grid[0] === grid[1]];
    },
  },
  {
    name: "resize and squeeze beside reshape",
    run: (math) => [
      math.resize([1, 2, 3], [2, 2], 0),
      math.squeeze(math.reshape(count(6), [1, 3, 1, 2])),
      math.flatten(math.reshape(count(8), [2, 2, 2])),
    ],
  },
  {
    name: "reshape within an expression",
    run: (math) => math.eval("reshape([1, 2, 3; 4, 5, 6], [3, 2])").valueOf(),
  },
  {
    name: "a sparse matrix",
    run: (math) =>
      math
        .reshape(
          math.sparse([
            [1, 0, 2],
            [0, 3, 0],
          ]),
          [3, 2],
        )
        .valueOf(),
  },
];
