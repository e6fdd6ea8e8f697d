const samples = ["0.0.1", "0.1.0", "1.0.0-beta.2", "1.0.0", "1.2.3", "1.2.5", "2.0.0", "2.6.0", "5.0.0"];
const read =
  (...ranges) =>
  (semver) =>
    ranges.map((text) => {
      try {
        const range = new semver.Range(text);
        return [
          range.range,
          String(range),
          samples.filter((version) => range.test(version)),
          String(semver.minVersion(range)),
        ];
      } catch (error) {
        return error.name;
      }
    });

export default [
  { name: "bounds on both sides", run: read(">=1.2.3 <2", ">1.0.0-beta.2", "<=2.0.0", "=1.2.3", "1.2.3") },
  { name: "carets and tildes", run: read("^1.2.3", "^0.1.0", "^0.0.1", "~1.2", "~1", "~>1.2.3", "^1.x") },
  { name: "space after signs", run: read(">= 1.2.3   < 2", "^ 1.2.3", "~ 1.2.3", "~> 1.2.3", "=  1.2.3") },
  {
    name: "long space between bounds",
    run: read(`>=1.2.3${" ".repeat(200)}<2.0.0`, `${" ".repeat(90)}^1.0.0${"\t".repeat(90)}`, `~${" ".repeat(150)}1.2`),
  },
  {
    name: "long space around alternatives",
    run: read(`1.x${" ".repeat(120)}||${" ".repeat(120)}>=2.5.0`, `||${" ".repeat(60)}1.2.3`),
  },
  { name: "hyphens", run: read("1.2.3 - 2.3.4", "1.2 - 2", "1 -  2.0.0", "1.2.3   -   5", "1.2.3-alpha - 2.0.0") },
  { name: "alternatives", run: read("1.x || >=2.5.0 || 5.0.0 - 7.2.3", "1||2", "<1 || >4", "1.2.3||1.2.3") },
  { name: "anything", run: read("", "*", "x", "X.*", " ", ">=0.0.0", "||") },
  { name: "nothing", run: read("<0.0.0-0", ">2 <1", "^1 ^2") },
  { name: "what is no range", run: read("not a range", "1.2.3.4", ">=1.2.3 foo", "1.2.3 -", "~!1", "^^1") },
  { name: "line breaks and tabs", run: read(">=1.2.3\n<2.0.0", "\t1.x\n||\n2.x\t", "1.0.0\n-\n2.0.0") },
  {
    name: "loose ranges",
    run: (semver) =>
      [">=01.02.03", "1.2.3beta", "~ v1.2.3foo", "= 1.2.3 nonsense"].map((text) => {
        const range = semver.validRange(text, { loose: true });
        return [range, semver.validRange(text)];
      }),
  },
  {
    name: "pre-releases when asked for",
    run: (semver) => [
      semver.satisfies("2.0.0-rc.1", ">=1.0.0"),
      semver.satisfies("2.0.0-rc.1", ">=1.0.0", { includePrerelease: true }),
      semver.validRange("1.x - 2.x", { includePrerelease: true }),
    ],
  },
];
