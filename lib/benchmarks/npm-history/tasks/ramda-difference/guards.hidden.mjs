const load = (context, name) => context.require(`./src/${name}.js`);

export default [
  {
    name: "boxed values differ from plain ones",
    run: (_difference, context) => {
      const indexOf = load(context, "indexOf");
      return [
        indexOf("a", [new String("a"), "a"]),
        indexOf(new String("a"), ["a", new String("a")]),
        indexOf(1, [new Number(1)]),
        indexOf(new Number(1), [1, new Number(1)]),
      ];
    },
  },
  {
    name: "dates, patterns and functions",
    run: (difference) => {
      const same = () => 1;
      return difference([new Date(1), new Date(2), /a/, /b/, same, () => 1], [new Date(2), /b/, same]).length;
    },
  },
  {
    name: "objects with their own equals decide themselves",
    run: (_difference, context) => {
      class Version {
        constructor(major, minor) {
          this.major = major;
          this.minor = minor;
        }
        equals(other) {
          return other instanceof Version && other.major === this.major;
        }
      }
      const list = [new Version(1, 0), new Version(2, 0), new Version(3, 0)];
      return [
        load(context, "indexOf")(new Version(2, 9), list),
        load(context, "contains")(new Version(4, 0), list),
        load(context, "contains")({ major: 1 }, list),
      ];
    },
  },
  {
    name: "indexOf within a string and an object of its own",
    run: (_difference, context) => {
      const indexOf = load(context, "indexOf");
      return [indexOf("c", "abc"), indexOf("x", { indexOf: (item) => `asked for ${item}` })];
    },
  },
  {
    name: "array-like lists",
    run: (difference, context) => [
      difference({ length: 3, 0: "a", 1: "b", 2: "a" }, { length: 1, 0: "b" }),
      load(context, "contains")([2], { length: 2, 0: [1], 1: [2] }),
    ],
  },
  {
    name: "a mixture of kinds",
    run: (difference) =>
      difference(
        ["0", 0, false, null, undefined, "", [], {}, Number.NaN, [0], ["0"], { a: [] }],
        [0, "", [0], null, {}],
      ),
  },
  {
    name: "a pseudo-random pair of lists",
    run: (difference, { random }) => {
      const next = random(31);
      const list = () =>
        Array.from({ length: 150 }, () => {
          const number = Math.floor(next() * 90);
          return next() < 0.5 ? number : next() < 0.5 ? `w${number}` : [number];
        });
      return difference(list(), list());
    },
  },
];
