import { expect, it } from "vitest";
import { diffTree, pruneDiff } from "@/lib/profile/diff-tree";
import { fn, profileOf } from "@/lib/profile/fixtures/sample-profile";
import type { DiffPicture } from "./diff-answer";
import { CHANGE_SCALE, changeShade, changeText, diffPicture, lightShade } from "./diff-look";
import { marksOf } from "./tree-picture";

const [a, b, c] = [fn("a"), fn("b"), fn("c")];
const merged = diffTree(profileOf([[a, b], 60], [[a], 40]), profileOf([[a, b], 20], [[a, c], 80]), {
  measure: "share",
  part: "all",
});
const tree = pruneDiff(merged, { frames: 100, zoom: "" });
if (tree === null) throw new Error("the whole is always there");
const answer: DiffPicture = {
  ...tree,
  ...{ measure: "share", part: "all", kind: "cpu", unit: "microseconds" },
  before: { runs: 1, samples: 2, busy: 100_000 },
  after: { runs: 1, samples: 2, busy: 100_000 },
  frames: { ...merged.frames },
};
const picture = diffPicture(answer, lightShade);
const looks = Object.fromEntries(answer.nodes.map((_, index) => [picture.look(index).name, picture.look(index).fill]));

it("says every change with its sign, and shades it towards orange or blue", () => {
  expect(Object.keys(looks).sort()).toEqual(["a", "all", "b", "c"]);
  expect(answer.nodes.map((_, index) => picture.look(index).more).sort()).toEqual([
    "+80.0 pp",
    "±0.0 pp",
    "±0.0 pp",
    "−40.0 pp",
  ]);
  expect(looks.a).toBe(lightShade(changeShade(0)));
  expect(looks.b).toBe(lightShade(changeShade(-0.4)));
  expect(looks.c).toBe(lightShade(changeShade(0.8)));
});

it("shades a change by how much of the busy total it is, in steps that the legend says, whatever it is of itself", () => {
  const stepOf = (change: number) => CHANGE_SCALE.findIndex(({ shade }) => shade === changeShade(change));
  const scale = CHANGE_SCALE.map(({ says }) => Number(says.replace("−", "-")) / 100);
  expect(scale.map(stepOf)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect([-0.9, -0.0049, 0.0049, 0.9].map(stepOf)).toEqual([0, 4, 4, 8]);
  expect(stepOf(0.167)).toBeGreaterThan(stepOf(0.036));
  const at = answer.nodes.findIndex((_, index) => picture.look(index).name === "c");
  const node = { ...answer.nodes[at]!, before: 0, after: 6_000 };
  const inTime = diffPicture({ ...answer, measure: "absolute", nodes: [node] }, lightShade);
  expect(inTime.look(0).fill).toBe(lightShade(changeShade(0.06)));
});

it("says what only one side has", () => {
  const at = answer.nodes.findIndex((_, index) => picture.look(index).name === "c");
  expect(picture.look(at).says).toContain("only after");
  expect(picture.facts(at).rows[0]).toEqual(["total", "0.0 % → 80.0 %, +80.0 pp"]);
  const inTime = { ...answer, measure: "absolute" } as const;
  expect(changeText(inTime, { ...answer.nodes[at]!, before: 412_000, after: 200_000 })).toBe("−212 ms");
});

it("marks what a search matches, and what evidence names", () => {
  expect(marksOf(answer, "", []).matches).toBeNull();
  expect(marksOf(answer, "lib/b", []).matches?.size).toBe(1);
  expect(marksOf(answer, "", [c]).named.size).toBe(1);
});
