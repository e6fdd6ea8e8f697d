export default [
  {
    name: "the text of the error",
    run: ({ parse }) => {
      try {
        return parse("2n+y");
      } catch (error) {
        return error.message;
      }
    },
  },
  { name: "long space before nonsense is refused", run: ({ parse }) => parse(`2n${" ".repeat(200)}!`) },
  {
    name: "pairs are compiled",
    run: ({ compile }) =>
      [
        [0, 1],
        [1, 0],
        [-1, 4],
        [3, -2],
        [0, 0],
        [-2, -1],
        [1, 5],
      ].map((pair) => Array.from({ length: 10 }, (_, index) => index).filter(compile(pair))),
  },
  {
    name: "always and never are shared functions",
    run: ({ compile }) => {
      const { trueFunc, falseFunc } = { trueFunc: compile([1, 0]), falseFunc: compile([0, 0]) };
      return [compile([1, -3]) === trueFunc, compile([-1, -3]) === falseFunc, trueFunc(5), falseFunc(5)];
    },
  },
  { name: "numbers side by side", run: ({ parse }) => ["2n 3", "2n3", "n 1", "2n     4"].map((text) => parse(text)) },
  {
    name: "large numbers",
    run: ({ parse }) => ["1000000n+999999", "2147483647n", "12345678901"].map((text) => parse(text)),
  },
  { name: "something else than text is refused", run: ({ parse }) => parse(undefined) },
];
