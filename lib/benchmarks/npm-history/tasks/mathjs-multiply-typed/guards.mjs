const LEFT = [
  [1, 2],
  [3, 4],
];
const RIGHT = [
  [5, 6],
  [7, 8],
];

/** What a product holds: kind, storage, stated data type and values. */
const show = (math, product) =>
  math.isMatrix(product)
    ? [product.type, product.datatype() ?? "no data type", product.size(), math.format(product.toArray())]
    : math.format(product);

export default [
  { name: "two arrays give an array", run: (math) => math.multiply(LEFT, RIGHT) },
  {
    name: "two matrices give a matrix without stated data type",
    run: (math) => show(math, math.multiply(math.matrix(LEFT), math.matrix(RIGHT))),
  },
  {
    name: "a stated data type is kept",
    run: (math) =>
      show(math, math.multiply(math.matrix(LEFT, "dense", "number"), math.matrix(RIGHT, "dense", "number"))),
  },
  {
    name: "a data type stated on one side only",
    run: (math) => show(math, math.multiply(math.matrix(LEFT, "dense", "number"), math.matrix(RIGHT))),
  },
  {
    name: "matrix times vector and vector times matrix",
    run: (math) => [math.multiply(LEFT, [5, 6]), math.multiply([5, 6], LEFT), math.multiply([1, 2, 3], [4, 5, 6])],
  },
  {
    name: "numbers times arrays and matrices",
    run: (math) => [math.multiply(2, LEFT), math.multiply(LEFT, 3), show(math, math.multiply(0.5, math.matrix(RIGHT)))],
  },
  {
    name: "shapes that are not square",
    run: (math) => [
      math.multiply([[1, 2, 3]], [[4], [5], [6]]),
      math.multiply([[1], [2], [3]], [[4, 5]]),
      math.multiply(
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
        [
          [1, 0],
          [0, 1],
          [2, 2],
        ],
      ),
    ],
  },
  {
    name: "sparse matrices in every combination",
    run: (math) => {
      const sparse = math.sparse([
        [1, 0, 2],
        [0, 0, 3],
      ]);
      const dense = [
        [1, 2],
        [0, 4],
        [5, 0],
      ];
      return [
        show(math, math.multiply(sparse, math.sparse(dense))),
        show(math, math.multiply(sparse, math.matrix(dense))),
        show(math, math.multiply(math.matrix(dense), sparse)),
        show(math, math.multiply(sparse, [1, 2, 3])),
      ];
    },
  },
  {
    name: "a list times a sparse matrix is refused",
    run: (math) =>
      math.multiply(
        [1, 2],
        math.sparse([
          [1, 0],
          [0, 3],
        ]),
      ),
  },
  { name: "shapes that do not fit are refused", run: (math) => math.multiply(LEFT, [[1, 2, 3]]) },
  { name: "vectors of different length are refused", run: (math) => math.multiply([1, 2], [1, 2, 3]) },
  {
    name: "dot products of lists, columns and matrices",
    run: (math) => [
      math.dot([1, 2, 3], [4, 5, 6]),
      math.dot([[1], [2]], [[3], [4]]),
      math.dot(math.matrix([2, 4, 1]), math.matrix([2, 2, 3])),
      math.dot([1, 2], math.matrix([[3], [4]])),
    ],
  },
  {
    name: "dot of sparse columns",
    run: (math) => math.dot(math.sparse([[1], [0], [3]]), math.sparse([[0], [5], [2]])),
  },
  {
    name: "big numbers and fractions",
    run: (math) => [
      math.format(math.multiply([[math.bignumber("0.1"), 2]], [[3], [math.bignumber("0.2")]])),
      math.format(math.multiply([[math.fraction(1, 3), 2]], [[3], [math.fraction(1, 7)]])),
      math.format(math.dot([math.bignumber("0.1"), math.bignumber("0.2")], [math.bignumber(3), math.bignumber(4)])),
    ],
  },
  {
    name: "products of plain values",
    run: (math) => [math.multiply(2, 3), math.format(math.multiply(math.complex(1, 2), 3)), math.multiply(2, 3, 4)],
  },
];
