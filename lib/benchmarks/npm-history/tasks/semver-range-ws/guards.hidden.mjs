export default [
  {
    name: "comparators with space",
    run: (semver) =>
      [">= 1.2.3", "=1.0.0", "", `>=${" ".repeat(80)}1.0.0`, "1.2.3"].map((text) => {
        const comparator = new semver.Comparator(text);
        return [comparator.value, comparator.operator, comparator.test("1.5.0")];
      }),
  },
  { name: "a wrong comparator is refused", run: (semver) => new semver.Comparator(">= 1.2") },
  {
    name: "versions with space and signs",
    run: (semver) =>
      [" =v1.2.3 ", "v1.2.3", " 1.2.3-beta.1+build.5 ", "1.2", "1.2.3 x", `${" ".repeat(100)}1.2.3`].map((text) => [
        semver.valid(text),
        semver.clean(text),
        semver.clean(text, { loose: true }),
      ]),
  },
  {
    name: "versions made from loose text",
    run: (semver) =>
      ["v3.4 foo", "x1y2.3", "42", "", "1.2.3.4", `v${" ".repeat(50)}9.8`].map((text) => String(semver.coerce(text))),
  },
  {
    name: "right to left",
    run: (semver) => ["1.2.3.4", "1.2.3/6", "a1b2c3"].map((text) => String(semver.coerce(text, { rtl: true }))),
  },
  {
    name: "ranges compared",
    run: (semver) => [
      semver.intersects("^1.2.3", ">= 1.9.0   < 3"),
      semver.intersects("<1", ">2"),
      semver.subset("~1.2.3", "^1.0.0"),
      semver.subset("*", "^1"),
      semver.gtr("3.0.0", "1 - 2"),
      semver.outside("0.1.0", "^1  ||  ^2", "<"),
    ],
  },
  {
    name: "the best version",
    run: (semver) => {
      const list = ["1.2.3", "1.9.0", "2.0.0-rc.1", "2.1.0", "bad"];
      return [
        semver.maxSatisfying(list.slice(0, 4), " ^1.0.0 ||  ^2 "),
        semver.minSatisfying(list.slice(0, 4), ">1.2.3"),
        semver.maxSatisfying(list.slice(0, 4), ">3"),
        semver.simplifyRange(list.slice(0, 4), ">=1.2.3 <1.10.0 || 1.9.0"),
      ];
    },
  },
  {
    name: "the next version",
    run: (semver) =>
      ["major", "minor", "patch", "premajor", "prerelease"].map((kind) => semver.inc("1.2.3-beta.1", kind, "rc")),
  },
  {
    name: "a range is taken over or checked again",
    run: (semver) => {
      const range = new semver.Range("^1.2.3");
      return [
        new semver.Range(range) === range,
        new semver.Range(range, { includePrerelease: true }) === range,
        new semver.Range(new semver.Comparator(">1.0.0")).range,
      ];
    },
  },
];
