const names = ["a", "b", "c", ".d"];

function paths(random, count, depth) {
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + Math.floor(random() * depth) }, () => names[Math.floor(random() * names.length)]).join(
      "/",
    ),
  );
}

const hits = (minimatch, files, pattern, options) => minimatch.match(files, pattern, options);

export default [
  {
    name: "pseudo-random paths against patterns of one to four gaps",
    run: (minimatch, { random }) => {
      const files = paths(random(41), 150, 8);
      return ["**/b", "a/**/c", "**/a/**/b", "a/**/b/**/c", "**/a/**/b/**/c/**", "**/a/**/c/**/a"].map((pattern) =>
        hits(minimatch, files, pattern),
      );
    },
  },
  {
    name: "the same with names that start with a dot",
    run: (minimatch, { random }) => {
      const files = paths(random(42), 150, 7);
      return ["**/b", "**/.d/**", "a/**/.d/**/c", "**/*/b"].map((pattern) =>
        hits(minimatch, files, pattern, { dot: true }),
      );
    },
  },
  {
    name: "a folder that ends with a slash",
    run: (minimatch) => [
      minimatch("a/b/", "a/**"),
      minimatch("a/b/", "**/b"),
      minimatch("a/b/", "**/b/"),
      minimatch("a/b", "**/b/"),
    ],
  },
  {
    name: "only the last part is compared when asked",
    run: (minimatch) => [
      minimatch("a/b/c.js", "*.js", { matchBase: true }),
      minimatch("a/b/c.js", "b/*.js", { matchBase: true }),
      minimatch("A/B/C.JS", "**/b/**/*.js", { nocase: true }),
    ],
  },
  {
    name: "absolute paths",
    run: (minimatch) =>
      ["/a/b", "/b", "a/b", "//a/b"].map((file) => [minimatch(file, "/**/b"), minimatch(file, "**/b")]),
  },
  {
    name: "a list without match gives the pattern when asked",
    run: (minimatch) => [
      hits(minimatch, ["x/y"], "a/**/b/**/c", { nonull: true }),
      hits(minimatch, ["x/y"], "a/**/b/**/c"),
    ],
  },
  {
    name: "a matcher keeps its answer",
    run: (minimatch) => {
      const matcher = new minimatch.Minimatch("**/a/**/b/*");
      const files = ["a/b/c", "x/a/y/b/c", "a/b", "b/a/c"];
      return [
        files.map((file) => matcher.match(file)),
        files.map((file) => matcher.match(file)),
        matcher.set[0].length,
      ];
    },
  },
  { name: "a pattern that is no text is refused", run: (minimatch) => minimatch("a", null) },
];
