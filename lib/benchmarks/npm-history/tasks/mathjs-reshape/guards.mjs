const count = (length) => Array.from({ length }, (_, index) => index);

export default [
  { name: "a list becomes rows", run: (math) => math.reshape([1, 2, 3, 4, 5, 6], [2, 3]) },
  {
    name: "rows become a list",
    run: (math) =>
      math.reshape(
        [
          [1, 2],
          [3, 4],
        ],
        [4],
      ),
  },
  {
    name: "two dimensions become three",
    run: (math) =>
      math.reshape(
        [
          [0, 1],
          [2, 3],
          [4, 5],
          [6, 7],
        ],
        [2, 2, 2],
      ),
  },
  { name: "three dimensions become two", run: (math) => math.reshape(math.reshape(count(12), [2, 3, 2]), [4, 3]) },
  {
    name: "the same shape again",
    run: (math) =>
      math.reshape(
        [
          [1, 2],
          [3, 4],
        ],
        [2, 2],
      ),
  },
  { name: "dimensions of length one", run: (math) => math.reshape([1, 2, 3], [1, 3, 1]) },
  { name: "a single value", run: (math) => [math.reshape([[7]], [1]), math.reshape([7], [1, 1, 1])] },
  {
    name: "a matrix object stays a matrix object",
    run: (math) => {
      const matrix = math.matrix([
        [1, 2, 3],
        [4, 5, 6],
      ]);
      const reshaped = math.reshape(matrix, [3, 2]);
      return [math.typeof(reshaped), reshaped.valueOf(), reshaped.size(), matrix.size()];
    },
  },
  {
    name: "a matrix reshapes itself, or a copy when asked",
    run: (math) => {
      const matrix = math.matrix([1, 2, 3, 4]);
      const copy = matrix.reshape([2, 2], true);
      const before = matrix.size();
      matrix.reshape([4, 1]);
      return [copy.valueOf(), before, matrix.size(), matrix.valueOf()];
    },
  },
  {
    name: "the given array is left alone",
    run: (math) => {
      const flat = [1, 2, 3, 4];
      const grid = [
        [1, 2],
        [3, 4],
      ];
      math.reshape(flat, [2, 2]);
      math.reshape(grid, [4]);
      return [flat, grid];
    },
  },
  { name: "too few elements are refused", run: (math) => math.reshape([1, 2, 3], [2, 2]) },
  { name: "too many elements are refused", run: (math) => math.reshape([1, 2, 3, 4, 5], [2, 2]) },
  { name: "a length that is not whole is refused", run: (math) => math.reshape([1, 2, 3], [1.5, 2]) },
  {
    name: "texts, booleans and other values are carried along",
    run: (math) => math.reshape(["a", true, null, { a: 1 }, 2.5, "b"], [3, 2]),
  },
];
