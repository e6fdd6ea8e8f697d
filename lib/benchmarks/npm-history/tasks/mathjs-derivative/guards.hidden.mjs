const raw = (math, text, variable = "x") => math.derivative(text, variable, { simplify: false }).toString();

export default [
  {
    name: "with respect to each variable in turn",
    run: (math) =>
      ["x", "y", "z"].map((variable) => [
        raw(math, "x^2 * y + sin(y * z) / x", variable),
        math.derivative("x * y * z", variable).toString(),
      ]),
  },
  {
    name: "brackets are kept in an unsimplified result",
    run: (math) => ["(x)", "((x + 1))", "2 * (x + (3 * y))", "(x) * (x)"].map((text) => raw(math, text)),
  },
  {
    name: "the same sub-expression in several places",
    run: (math) => ["(x + a) * (x + a)", "sin(a) * x + sin(a) / x", "cos(a)^x + cos(a)"].map((text) => raw(math, text)),
  },
  {
    name: "a sum of thirty terms",
    run: (math) => {
      const text = Array.from({ length: 30 }, (_, index) => `${index} * x^${index % 5} + cos(${index} * y)`).join(
        " - ",
      );
      return raw(math, text);
    },
  },
  {
    name: "deeply nested functions",
    run: (math) => {
      let text = "x";
      for (let depth = 0; depth < 8; depth++) text = `sin(${text} + ${depth % 2 ? "a" : depth})`;
      return raw(math, text);
    },
  },
  {
    name: "the given expression is left alone",
    run: (math) => {
      const node = math.parse("3 * x^2 + log(x, 10)");
      const before = node.toString();
      math.derivative(node, "x");
      return [before === node.toString(), before];
    },
  },
  {
    name: "derivatives within an expression",
    run: (math) => [
      math.evaluate('derivative("2x^3", "x")').toString(),
      math.evaluate('derivative("x^2", "x")').evaluate({ x: 4 }),
    ],
  },
  { name: "an operator that has no derivative is refused", run: (math) => math.derivative("x > 2", "x") },
  { name: "an expression that is no variable is refused", run: (math) => math.derivative("x^2", "x + 1") },
];
