const both =
  (text, variable = "x") =>
  (math) => {
    const raw = math.derivative(text, variable, { simplify: false });
    const tidy = math.derivative(text, variable);
    const scope = { x: 1.3, y: 0.7, a: 2, n: 3 };
    return [raw.toString(), tidy.toString(), Number(raw.evaluate(scope).toPrecision(10))];
  };

const all =
  (...texts) =>
  (math) =>
    texts.map((text) => both(text)(math));

export default [
  { name: "constants and other variables", run: all("5", "y", "a * y + 2", "x") },
  { name: "sums and differences", run: all("x + 3", "2 x - y", "-x", "+x", "a - x - 1") },
  { name: "products with constants before and behind", run: all("3 * x", "x * 3", "a * x * y", "2 * x * 3 * a") },
  { name: "products of two functions of the variable", run: all("x * sin(x)", "x * x * x", "(x + 1) * (x - 1)") },
  { name: "quotients", run: all("x / 2", "2 / x", "sin(x) / x", "a / (x + y)") },
  { name: "powers", run: all("x^2", "x^0", "x^1", "x^n", "2^x", "x^x", "(2 x + 1)^3", "0^x", "a^y") },
  { name: "circular functions", run: all("sin(2 x)", "cos(x^2)", "tan(x)", "sec(x)", "csc(x)", "cot(x)") },
  { name: "inverse circular functions", run: all("asin(x / 2)", "acos(x / 3)", "atan(x)", "acot(x)") },
  { name: "hyperbolic functions", run: all("sinh(x)", "cosh(2 x)", "tanh(x)", "sech(x)", "coth(x)", "asinh(x)") },
  {
    name: "roots, exponentials and absolute values",
    run: all("sqrt(x)", "cbrt(x)", "exp(x^2)", "abs(x)", "nthRoot(x, 3)"),
  },
  {
    name: "logarithms of several bases",
    run: all("log(x)", "log(x, 2)", "log10(x)", "log(3 x)", "log(x, x + 1)"),
  },
  { name: "calls that do not contain the variable", run: all("sin(y)", "log(y, 2) * x", "pow(a, 2) * x") },
  {
    name: "a function assignment is differentiated by its body",
    run: (math) => [math.derivative("f(x) = x^2 + a", "x").toString()],
  },
  {
    name: "a node and a symbol node are accepted",
    run: (math) => math.derivative(math.parse("x^2 * y"), math.parse("y")).toString(),
  },
  {
    name: "the second derivative",
    run: (math) => math.derivative(math.derivative("x^4 + sin(x)", "x"), "x").toString(),
  },
  { name: "a function that has no known derivative is refused", run: (math) => math.derivative("foo(x)", "x") },
];
