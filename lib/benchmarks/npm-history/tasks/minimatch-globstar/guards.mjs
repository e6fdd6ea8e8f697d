const against =
  (pattern, ...files) =>
  (minimatch) =>
    files.map((file) => [file, minimatch(file, pattern), minimatch(file, pattern, { dot: true })]);

export default [
  {
    name: "any depth before a file",
    run: against("**/*.js", "a.js", "a/b.js", "a/b/c.js", "a/b/c.ts", ".a/b.js", "a/.b.js"),
  },
  {
    name: "any depth between two folders",
    run: against("a/**/c", "a/c", "a/b/c", "a/b/b/c", "a/b/c/d", "b/a/c", "a/.b/c"),
  },
  { name: "any depth after a folder", run: against("a/**", "a", "a/", "a/b", "a/b/c", "a/.b", "b/a") },
  { name: "a lone pair of stars", run: against("**", "a", "a/b", ".a", "a/.b/c", "", "/a") },
  {
    name: "two gaps with a folder between them",
    run: against("a/**/b/**/c", "a/b/c", "a/b/x/y/z/c", "a/x/y/z/b/c", "a/b/x/b/x/c", "a/x/c", "a/b/x", "a/b/.x/c"),
  },
  {
    name: "three gaps",
    run: against("**/a/**/b/**/c", "a/b/c", "x/a/y/b/z/c", "x/y/a/a/b/b/c", "x/b/a/c", "a/b/b/d", "x/a/b/c/c"),
  },
  { name: "a folder anywhere", run: against("**/b/**", "a/b/c", "b/c", "b", "a/b", "a/b/", "a/c", "a/b/c/d/e") },
  {
    name: "several folders in a row within a gap",
    run: against("**/a/b/**/c/d", "a/b/c/d", "x/a/b/y/c/d", "a/x/b/c/d", "a/b/c/c/d"),
  },
  { name: "neighbouring pairs of stars", run: against("a/**/**/b", "a/b", "a/x/b", "a/x/y/b", "a/x") },
  {
    name: "classes and single characters between gaps",
    run: against("**/[ab]?/**/*.md", "a1/x.md", "z/b2/y/x.md", "c1/x.md", "a1/b2"),
  },
  {
    name: "alternatives within gaps",
    run: against(
      "{src,lib}/**/{test,spec}/**/*.js",
      "src/test/a.js",
      "lib/x/spec/y/z.js",
      "src/x/a.js",
      "app/test/a.js",
    ),
  },
  {
    name: "folders whose name starts with a dot",
    run: against("**/.git/**", ".git/a", "a/.git/b/c", "a/git/b", ".git", "a/.git/.x"),
  },
  { name: "dots that mean this or the parent folder", run: against("**/a/**", "./a/b", "../a/b", "a/../b", "a/./b") },
  {
    name: "pairs of stars without special meaning when switched off",
    run: (minimatch) => ["a/b", "a/x/b", "a/x/y/b"].map((file) => minimatch(file, "a/**/b", { noglobstar: true })),
  },
  {
    name: "a negated pattern",
    run: (minimatch) => ["a/b/c", "x/y", "b"].map((file) => minimatch(file, "!**/b/**")),
  },
  {
    name: "a partial path may still match",
    run: (minimatch) =>
      [
        ["a/b", "a/b/**/d"],
        ["x/b", "a/**/d"],
        ["a", "a/b/c"],
        ["b", "a/**"],
      ].map(([file, pattern]) => minimatch(file, pattern, { partial: true })),
  },
];
