const against =
  (pattern, ...files) =>
  (minimatch) =>
    files.map((file) => [
      file,
      minimatch(file, pattern),
      minimatch(file, pattern, { dot: true }),
      minimatch(file, pattern, { noglobstar: true }),
    ]);

export default [
  { name: "one star", run: against("*.js", "a.js", ".js", "a.ts", "a/b.js", ".a.js", "ajs") },
  { name: "two stars within a name", run: against("a**c", "ac", "abc", "abbc", "abcd", "a/c", "a.c") },
  { name: "three stars within a name", run: against("a***c", "ac", "abc", "abbbbc", "abcd", "a/c", "") },
  { name: "many stars at both ends", run: against("****b****", "b", "abc", "ac", ".b", "a/b", "bb") },
  { name: "three stars as a whole name", run: against("***", "a", "abc", ".a", "a/b", "") },
  { name: "three stars as a folder", run: against("a/***/c", "a/b/c", "a/c", "a/b/b/c", "a/.b/c") },
  { name: "stars and question marks", run: against("a*?c", "abc", "ac", "abbc", "a.c") },
  { name: "question marks between stars", run: against("*?*?*", "a", "ab", "abc", ".ab") },
  {
    name: "several separate runs of stars",
    run: against("**a**b**c", "abc", "xaxbxc", "acb", "aabbcc", "abcx", ".abc"),
  },
  { name: "stars beside a class", run: against("**[0-9]**.txt", "a1.txt", "1.txt", "12a.txt", "a.txt", "a1.md") },
  { name: "stars within alternatives", run: against("{a**,**b}.md", "a.md", "axy.md", "b.md", "xyb.md", "c.md") },
  { name: "an escaped star is a character", run: against("a\\**", "a*", "a*b", "ab", "a", "a**") },
  { name: "a star before a dot", run: against("**.*", "a.b", ".b", "a.b.c", "ab", "..") },
  {
    name: "the pattern as an expression",
    run: (minimatch) =>
      ["*", "a*", "*a*", "a?b", "[a-c]*"].map((pattern) => [
        minimatch.makeRe(pattern).test("abc"),
        minimatch.makeRe(pattern).test("xyz"),
      ]),
  },
];
