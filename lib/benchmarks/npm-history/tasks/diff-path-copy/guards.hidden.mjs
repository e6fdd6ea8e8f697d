const text = (random, count, size) =>
  Array.from({ length: count }, () => "abcdefgh"[Math.floor(random() * size)]).join("");
const signs = (parts) =>
  parts.map(({ added, removed, value }) => `${added ? "+" : removed ? "-" : "="}${value}`).join("|");

export default [
  {
    name: "pseudo-random texts",
    run: (diff, { random }) => {
      const next = random(21);
      return Array.from({ length: 60 }, (_, index) =>
        signs(diff.diffChars(text(next, index % 23, 2 + (index % 5)), text(next, (index * 7) % 29, 2 + (index % 5)))),
      );
    },
  },
  {
    name: "pseudo-random lists of lines that share little",
    run: (diff, { random }) => {
      const next = random(4);
      const lines = () => text(next, 90, 8).split("").join("\n");
      return signs(diff.diffLines(lines(), lines()));
    },
  },
  {
    name: "too many edits give nothing",
    run: (diff) => [0, 1, 2, 3, 4, 9].map((maxEditLength) => diff.diffChars("abcd", "axyd", { maxEditLength })),
  },
  {
    name: "the result arrives in a callback",
    run: (diff) =>
      Promise.all([
        new Promise((resolve) => diff.diffChars("kitten", "sitting", (error, parts) => resolve([error, parts]))),
        new Promise((resolve) =>
          diff.diffLines("a\nb", "a\nc", { callback: (error, parts) => resolve([error, parts]) }),
        ),
        new Promise((resolve) =>
          diff.diffChars("abc", "xyz", { maxEditLength: 2, callback: (...given) => resolve(given.length) }),
        ),
      ]),
  },
  {
    name: "a comparator decides what is equal",
    run: (diff) =>
      diff.diffArrays([{ id: 1 }, { id: 2 }, { id: 3 }], [{ id: 2 }, { id: 3 }, { id: 4 }], {
        comparator: (left, right) => left.id === right.id,
      }),
  },
  {
    name: "lines that differ in space only keep the longer spelling",
    run: (diff) => diff.diffWords("a b\tc", "a  b  c x"),
  },
  {
    name: "hunks of a structured patch",
    run: (diff) => {
      const before = Array.from({ length: 40 }, (_, index) => `line ${index}`).join("\n");
      const after = before.replace("line 5", "line five").replace("line 30\n", "").concat("\nline 40");
      return diff.structuredPatch("a.txt", "b.txt", before, after, "", "", { context: 3 }).hunks;
    },
  },
  {
    name: "pairs for old consumers",
    run: (diff) => {
      const parts = diff.diffWords("old text here", "new text there");
      return [diff.convertChangesToDMP(parts), diff.convertChangesToXML(parts)];
    },
  },
];
