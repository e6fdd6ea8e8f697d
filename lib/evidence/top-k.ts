import type { FlatRow } from "@/lib/profile/flat";
import { REPRESENTATION_TITLES } from "@/lib/protocol/condition";
import { fillProfile, type Item } from "./fill";
import { amount, countedOf, rowPercent } from "./quantities";
import type { Representation } from "./representation";
import { type Subject, subjectOf } from "./subject";

const PLACE = { self: 0, total: 10_000 };

/** The functions with the most of their own, and those with the most in total; as many of each as fit. */
export const topK: Representation = {
  id: "top-k",
  title: REPRESENTATION_TITLES["top-k"],
  render: (input) => {
    const subject = subjectOf(input);
    return fillProfile(subject, topItems(subject), input);
  },
};

type Ranked = { readonly row: FlatRow; readonly by: "self" | "total" };

function topItems(subject: Subject): Item[] {
  const ranked = interleave(bySelf(subject), byTotal(subject));
  return ranked.map(({ row, by }, at) => {
    const isFirst = ranked.findIndex((other) => other.by === by) === at;
    const line = { place: PLACE[by] + 1 + at, text: textOf(row, by, subject) };
    if (!isFirst) return { lines: [line], shows: [row.frame] };
    const title = `by ${by} ${countedOf(subject.profile.meta)}`;
    const legend = { place: PLACE[by], text: `${title} (${EXPLAINED[by]}):` };
    return { lines: [{ place: PLACE[by], text: `${title}:` }, line], shows: [row.frame], legend };
  });
}

const EXPLAINED = { self: "the function's own code", total: "with everything it called; besides those above" };

function textOf({ self, selfShare, total, totalShare, frame }: FlatRow, by: Ranked["by"], subject: Subject): string {
  const { unit } = subject.profile.meta;
  const [own, all] = [`self ${rowPercent(selfShare)}`, `total ${rowPercent(totalShare)}`];
  const columns = by === "self" ? `${own} ${all} ${amount(self, unit)}` : `${all} ${own} ${amount(total, unit)}`;
  return `${columns} ${subject.rowLabel(frame)}`;
}

const bySelf = ({ functions, smallestShare }: Subject): Ranked[] =>
  functions.filter((row) => row.selfShare >= smallestShare).map((row) => ({ row, by: "self" }));

const byTotal = ({ functions, smallestShare }: Subject): Ranked[] =>
  functions
    .filter((row) => row.totalShare >= smallestShare)
    .sort((a, b) => b.total - a.total || b.self - a.self || a.frame - b.frame)
    .map((row) => ({ row, by: "total" }));

/**
 * Two rows of the first list for each one of the second, since what a function does itself says where to edit. Every row
 * tells both, so a function has one: in the list where it comes first.
 */
function interleave(first: readonly Ranked[], second: readonly Ranked[]): Ranked[] {
  const mixed: Ranked[] = [];
  const told = new Set<number>();
  for (let i = 0; 2 * i < first.length || i < second.length; i++)
    for (const ranked of [...first.slice(2 * i, 2 * i + 2), ...second.slice(i, i + 1)]) {
      if (told.has(ranked.row.frame)) continue;
      told.add(ranked.row.frame);
      mixed.push(ranked);
    }
  return mixed;
}
