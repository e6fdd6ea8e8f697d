const equal = (left, right) => (math) => {
  const first = math.parse(left);
  const second = math.parse(right);
  return [first.equals(second), second.equals(first)];
};

export default [
  { name: "the same sum", run: equal("x + 1", "x+1") },
  { name: "another number", run: equal("x + 1", "x + 2") },
  { name: "another order", run: equal("x + 1", "1 + x") },
  { name: "another operator", run: equal("x * 2", "x / 2") },
  { name: "another function", run: equal("sin(x)", "cos(x)") },
  { name: "more arguments", run: equal("max(x, y)", "max(x, y, 1)") },
  { name: "brackets are part of the expression", run: equal("(x + 1)", "x + 1") },
  { name: "nested calls", run: equal("sin(cos(x) + max(1, y))", "sin( cos(x)+max(1,y) )") },
  { name: "a difference deep inside", run: equal("sin(cos(x) + max(1, y))", "sin(cos(x) + max(1, z))") },
  {
    name: "arrays and objects",
    run: (math) => [
      equal("[1, 2; 3, 4]", "[1,2;3,4]")(math),
      equal("[1, 2]", "[1, 2, 3]")(math),
      equal("{a: 1, b: x}", "{a: 1, b: x}")(math),
      equal("{a: 1}", "{a: 1, b: 2}")(math),
    ],
  },
  {
    name: "access by index and by name",
    run: (math) => [
      equal("a.b.c", "a.b.c")(math),
      equal("a.b", "a.c")(math),
      equal("m[1, 2:3]", "m[1, 2:3]")(math),
      equal("m[1]", "m[2]")(math),
    ],
  },
  {
    name: "assignments, functions and blocks",
    run: (math) => [
      equal("f(x, y) = x^y", "f(x, y) = x^y")(math),
      equal("f(x) = x", "g(x) = x")(math),
      equal("a = 3", "a = 4")(math),
      equal("a = 3; b = a", "a = 3; b = a")(math),
      equal("x > 1 ? a : b", "x > 1 ? a : c")(math),
    ],
  },
  {
    name: "nothing is equal to no node",
    run: (math) => [math.parse("x").equals(undefined), math.parse("x").equals(null), math.parse("x").equals("x")],
  },
];
