import { expect, it } from "vitest";
import { diffLines } from "./diff-lines";

const DIFF = `diff --git a/lib/a.js b/lib/a.js
index 123..456 100644
--- a/lib/a.js
+++ b/lib/a.js
@@ -3,4 +3,5 @@ function collect() {
 same
--- not a head, a deleted line
+added <b>bold</b>
+another
 same
\\ No newline at end of file
`;

it("numbers lines in both files and tells heads from deleted lines that look like heads", () => {
  expect(diffLines(DIFF).map(({ kind, old, new: young, text }) => [kind, old, young, text])).toEqual([
    ["file", null, null, "lib/a.js"],
    ["hunk", null, null, "@@ -3,4 +3,5 @@ function collect() {"],
    ["same", 3, 3, "same"],
    ["deleted", 4, null, "-- not a head, a deleted line"],
    ["added", null, 4, "added <b>bold</b>"],
    ["added", null, 5, "another"],
    ["same", 5, 6, "same"],
    ["hunk", null, null, "\\ No newline at end of file"],
  ]);
});

it("names the file of a plain diff once, and reads one that was cut off", () => {
  expect(diffLines("--- a/x.js\n+++ b/x.js\n@@ -1 +1 @@\n-a\n+").map((line) => line.kind)).toEqual([
    "file",
    "hunk",
    "deleted",
    "added",
  ]);
});

it("has no lines for no diff", () => {
  expect(diffLines("")).toEqual([]);
});
