const read =
  (...patches) =>
  ({ parsePatch }) =>
    patches.map((patch) => {
      try {
        return parsePatch(patch);
      } catch (error) {
        return error.name;
      }
    });
const hunk = "@@ -1,2 +1,2 @@\n a\n-b\n+c\n";

export default [
  { name: "a file with an index line", run: read(`Index: f.txt\n===\n--- f.txt\told\n+++ f.txt\tnew\n${hunk}`) },
  {
    name: "index lines with space",
    run: read(`Index:   my file.txt   \n${hunk}`, `Index:\tf.txt\t\n${hunk}`, `Index: a  b   c\n${hunk}`),
  },
  {
    name: "a long gap in an index line",
    run: read(`Index: a${" ".repeat(300)}b\n${hunk}`, `Index:${" ".repeat(300)}c\n${hunk}`),
  },
  { name: "index lines without a name", run: read(`Index:\n${hunk}`, `Indexing f\n${hunk}`) },
  {
    name: "revisions in the header",
    run: read(
      `diff -r 9117c6561b0b -r 273ce12ad8f1 README\n--- a/README\n+++ b/README\n${hunk}`,
      `diff -r 9117c6561b0b two words.txt  \n${hunk}`,
    ),
  },
  { name: "another kind of header", run: read(`diff --git a/x b/x\nindex 1..2 100644\n--- a/x\n+++ b/x\n${hunk}`) },
  { name: "quoted names", run: read(`--- "a b"\n+++ "c\\\\d"\n${hunk}`, `--- "e\n+++ 'x'\n${hunk}`) },
  {
    name: "names with times behind",
    run: read(`--- f.txt\t2002-02-21 23:30:39\n+++ f.txt\t 2002-02-22 \textra\n${hunk}`),
  },
  { name: "names with space", run: read(`---  a b  c\n+++ d e\tx y\n${hunk}`) },
  { name: "only one of the two names", run: read(`--- a\n${hunk}`, `+++ b\n${hunk}`) },
  {
    name: "several files",
    run: read(`Index: a\n--- a\n+++ a\n${hunk}Index: b\n--- b\n+++ b\n${hunk}${hunk.replace(/1,2/g, "9,2")}`),
  },
  { name: "an empty patch", run: read("", "\n", "nothing here\n") },
  { name: "ends of lines of another system", run: read(`--- a\r\n+++ b\r\n${hunk.replace(/\n/g, "\r\n")}`) },
  {
    name: "no end of line at the end",
    run: read("--- a\n+++ b\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+y\n\\ No newline at end of file\n"),
  },
];
