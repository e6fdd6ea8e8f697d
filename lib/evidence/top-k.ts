import type { FlatRow } from "@/lib/profile/flat";
import { REPRESENTATION_TITLES } from "@/lib/protocol/condition";
import { fillProfile, type Item } from "./fill";
import { amount, countedOf, percent } from "./quantities";
import type { Representation } from "./representation";
import { type Subject, subjectOf } from "./subject";

const PLACE = { self: 0, total: 10_000 };

/** The functions with the most of their own, and those with the most in total; as many of each as fit. */
export const topK: Representation = {
  id: "top-k",
  title: REPRESENTATION_TITLES["top-k"],
  render: (input) => {
    const subject = subjectOf(input);
    return fillProfile(subject, interleave(selfItems(subject), totalItems(subject)), input);
  },
};

function selfItems({ profile: { meta }, functions, label, smallestShare }: Subject): Item[] {
  return functions
    .filter((row) => row.selfShare >= smallestShare)
    .map((row, i) => {
      const text = `self ${percent(row.selfShare)} total ${percent(row.totalShare)} ${amount(row.self, meta.unit)} ${label(row.frame)}`;
      return itemOf(row, PLACE.self, i, `by self ${countedOf(meta)} (the function's own code):`, text);
    });
}

function totalItems({ profile: { meta }, functions, label, smallestShare }: Subject): Item[] {
  return functions
    .filter((row) => row.totalShare >= smallestShare)
    .sort((a, b) => b.total - a.total || b.self - a.self || a.frame - b.frame)
    .map((row, i) => {
      const text = `total ${percent(row.totalShare)} self ${percent(row.selfShare)} ${amount(row.total, meta.unit)} ${label(row.frame)}`;
      return itemOf(row, PLACE.total, i, `by total ${countedOf(meta)} (with everything it called):`, text);
    });
}

function itemOf(row: FlatRow, section: number, i: number, title: string, text: string): Item {
  const titleLine = i === 0 ? [{ place: section, text: title }] : [];
  return { lines: [...titleLine, { place: section + 1 + i, text }], shows: [row.frame] };
}

/** Two rows of the first list for each one of the second, since what a function does itself says where to edit. */
function interleave(first: readonly Item[], second: readonly Item[]): Item[] {
  const mixed: Item[] = [];
  for (let i = 0; mixed.length < first.length + second.length; i++)
    mixed.push(...first.slice(2 * i, 2 * i + 2), ...second.slice(i, i + 1));
  return mixed;
}
