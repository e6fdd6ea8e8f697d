export default [
  {
    name: "boxed values differ from plain ones",
    run: (uniq) => uniq(["a", new String("a"), new String("a"), 1, new Number(1), new Number(1)]).length,
  },
  {
    name: "functions are compared by identity",
    run: (uniq) => {
      const one = () => 1;
      const two = () => 1;
      return uniq([one, two, one, two, one]).length;
    },
  },
  {
    name: "maps and sets are compared by their entries",
    run: (uniq) =>
      uniq([
        new Map([["a", 1]]),
        new Map([["a", 1]]),
        new Map([["a", 2]]),
        new Set([1, 2]),
        new Set([1, 2]),
        new Set([2]),
      ]).length,
  },
  {
    name: "cyclic structures",
    run: (uniq) => {
      const first = { name: "ring" };
      first.self = first;
      const second = { name: "ring" };
      second.self = second;
      const third = { name: "other" };
      third.self = third;
      return uniq([first, second, third]).length;
    },
  },
  {
    name: "a mixture of kinds",
    run: (uniq) => uniq(["0", 0, false, null, undefined, "", [], {}, Number.NaN, "NaN", [0], ["0"], "0", [0], {}, []]),
  },
  {
    name: "names of built-in properties are ordinary strings",
    run: (uniq) => uniq(["__proto__", "constructor", "toString", "__proto__", "hasOwnProperty", "constructor"]),
  },
  {
    name: "a pseudo-random list of 300 words and numbers",
    run: (uniq, { random }) => {
      const next = random(23);
      return uniq(
        Array.from({ length: 300 }, () => {
          const number = Math.floor(next() * 120);
          return next() < 0.5 ? number : `w${number}`;
        }),
      );
    },
  },
  {
    name: "uniqBy with keys of several kinds",
    run: (_uniq, context) =>
      context.require("./src/uniqBy.js")(
        ({ key }) => key,
        [1, "1", Number.NaN, true, undefined, { a: 1 }, "1", 1, Number.NaN, { a: 1 }, undefined, true].map(
          (key, index) => ({
            key,
            index,
          }),
        ),
      ),
  },
  { name: "a value without length", run: (uniq) => uniq(undefined) },
];
