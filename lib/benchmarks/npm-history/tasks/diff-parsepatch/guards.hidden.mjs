export default [
  { name: "too few lines are refused", run: ({ parsePatch }) => parsePatch("@@ -1,3 +1,2 @@\n a\n-b\n") },
  {
    name: "an unknown line is refused",
    run: ({ parsePatch }) => parsePatch("@@ -1 +1 @@\n-x\n+y\n*z\n--- a\n+++ b\nfoo\n"),
  },
  {
    name: "new and empty files",
    run: ({ parsePatch }) => [
      parsePatch("--- /dev/null\n+++ c\n@@ -0,0 +1 @@\n+z\n"),
      parsePatch("--- c\n+++ /dev/null\n@@ -1 +0,0 @@\n-z\n"),
    ],
  },
  {
    name: "a made patch is read back",
    run: ({ createTwoFilesPatch, parsePatch }) =>
      parsePatch(createTwoFilesPatch("a b.txt", "c.txt", "x\ny\nz\n", "x\nq\nz", "old", "new")),
  },
  {
    name: "a patch is applied",
    run: ({ applyPatch, createPatch }) => [
      applyPatch("a\nb\n", createPatch("f", "a\nb\n", "a\nc\n")),
      applyPatch("q\n", createPatch("f", "a\nb\n", "a\nc\n")),
      applyPatch("a\r\nb\r\n", "Index:  f  \n--- f\n+++ f\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n"),
    ],
  },
  {
    name: "patches of several files are applied",
    run: ({ applyPatches }) => {
      const seen = [];
      applyPatches(
        "Index: one  \n--- one\n+++ one\n@@ -1 +1 @@\n-x\n+y\nIndex: two\n--- two\n+++ two\n@@ -1 +1 @@\n-p\n+q\n",
        {
          loadFile: (index, done) => done(null, index.index === "one" ? "x\n" : "p\n"),
          patched: (index, content, done) => {
            seen.push([index.index, content]);
            done();
          },
          complete: (error) => seen.push(error ?? "done"),
        },
      );
      return seen;
    },
  },
  {
    name: "a patch is turned round and written",
    run: ({ parsePatch, reversePatch, formatPatch }) =>
      formatPatch(reversePatch(parsePatch("Index: f\n--- a\tx\n+++ b\ty\n@@ -1,2 +1 @@\n a\n-b\n"))),
  },
  {
    name: "a patch made of pieces",
    run: ({ parsePatch }) =>
      parsePatch(["Index: f", "--- f", "+++ f", "@@ -1 +1 @@", "-a", "+b", ""].join("\n").repeat(2)).map((file) => [
        file.index,
        file.hunks.length,
      ]),
  },
];
