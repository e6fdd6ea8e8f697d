import type { FlatRow } from "@/lib/profile/flat";
import { fill, type Item } from "./fill";
import { milliseconds, percent } from "./quantities";
import type { Representation } from "./representation";
import { type Subject, subjectOf } from "./subject";

const PLACE = { self: 0, total: 10_000 };

/** The functions with the most self time, and those with the most total time; as many of each as fit. */
export const topK: Representation = {
  id: "top-k",
  title: "Top-K functions",
  render: ({ profile, allowance, command, note }) => {
    const subject = subjectOf(profile, command);
    return fill(subject, interleave(selfItems(subject), totalItems(subject)), allowance, note);
  },
};

function selfItems({ functions, label, smallestShare }: Subject): Item[] {
  return functions
    .filter((row) => row.selfShare >= smallestShare)
    .map((row, i) => {
      const text = `self ${percent(row.selfShare)} total ${percent(row.totalShare)} ${milliseconds(row.self)} ${label(row.frame)}`;
      return itemOf(row, PLACE.self, i, "by self time (the function's own code):", text);
    });
}

function totalItems({ functions, label, smallestShare }: Subject): Item[] {
  return functions
    .filter((row) => row.totalShare >= smallestShare)
    .sort((a, b) => b.total - a.total || b.self - a.self || a.frame - b.frame)
    .map((row, i) => {
      const text = `total ${percent(row.totalShare)} self ${percent(row.selfShare)} ${milliseconds(row.total)} ${label(row.frame)}`;
      return itemOf(row, PLACE.total, i, "by total time (with everything it called):", text);
    });
}

function itemOf(row: FlatRow, section: number, i: number, title: string, text: string): Item {
  const titleLine = i === 0 ? [{ place: section, text: title }] : [];
  return { lines: [...titleLine, { place: section + 1 + i, text }], frames: [row.frame] };
}

/** Two rows of the first list for each one of the second, since self time says where to edit. */
function interleave(first: readonly Item[], second: readonly Item[]): Item[] {
  const mixed: Item[] = [];
  for (let i = 0; mixed.length < first.length + second.length; i++)
    mixed.push(...first.slice(2 * i, 2 * i + 2), ...second.slice(i, i + 1));
  return mixed;
}
