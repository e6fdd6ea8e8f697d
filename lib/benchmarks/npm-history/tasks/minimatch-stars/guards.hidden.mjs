const NAMES = ["a", "b", "ab", "ba", "aab", "abb", "abab", "bbaa", ".a", ".ab", "a.b", "aXb", "a b"];

const hits = (minimatch, pattern, options) => minimatch.match(NAMES, pattern, options);

export default [
  {
    name: "runs of stars pick the same names as a single star",
    run: (minimatch) =>
      ["a*b", "a**b", "a****b", "*b", "***b", "a*", "a***", "*a*b*", "**a***b**"].map((pattern) =>
        hits(minimatch, pattern),
      ),
  },
  {
    name: "the same with names that start with a dot",
    run: (minimatch) =>
      ["***", "***b", "**a***", ".***", "*.***"].map((pattern) => hits(minimatch, pattern, { dot: true })),
  },
  {
    name: "repeated groups",
    run: (minimatch) =>
      ["*(a|b)", "+(ab)", "?(a)b", "!(a*)", "@(a|b)*", "a*(b)"].map((pattern) => hits(minimatch, pattern)),
  },
  {
    name: "groups and braces without special meaning when switched off",
    run: (minimatch) => [
      hits(minimatch, "*(a|b)", { noext: true }),
      minimatch.match(["{a,b}", "a", "b"], "{a,**}", { nobrace: true }),
    ],
  },
  {
    name: "a long name that nearly matches",
    run: (minimatch) => [
      minimatch("a".repeat(40), "a**a"),
      minimatch("a".repeat(40), "a**b"),
      minimatch(`${"a".repeat(40)}b`, "**ab"),
    ],
  },
  {
    name: "stars in every folder of a path",
    run: (minimatch) => [
      minimatch("ab/cd/ef.js", "a**/**d/**.js"),
      minimatch("ab/cd/ef.js", "a***/***/***"),
      minimatch("ab/cd/ef.js", "***/***"),
      minimatch("ab/cd", "***/***"),
    ],
  },
  {
    name: "case and matching without folders",
    run: (minimatch) => [
      minimatch("x/y/DRAFT-1.TXT", "***draft***", { matchBase: true, nocase: true }),
      minimatch("x/y/draft-1.txt", "***draft***", { matchBase: true }),
      minimatch("x/y/draft-1.txt", "***draft***"),
    ],
  },
  {
    name: "a list without match gives the pattern when asked",
    run: (minimatch) => hits(minimatch, "***zz***", { nonull: true }),
  },
];
