import type { FlatRow } from "@/lib/profile/flat";
import type { Neighbour } from "@/lib/profile/sandwich";
import { REPRESENTATION_TITLES } from "@/lib/protocol/condition";
import { callersOf } from "./callers-of";
import { fillProfile, type Item } from "./fill";
import { countedOf, rowPercent } from "./quantities";
import type { Representation } from "./representation";
import { type Subject, subjectOf } from "./subject";

/** Lines a function can have: its own and those of its callers. */
const LINES_PER_FUNCTION = 1000;
const MOST_CALLERS = 8;
/** A caller's line says a little less than the function's own. */
const CALLER_DISCOUNT = 0.9;

/** The functions with the most of their own, and under each who called it and how much came that way. */
export const callers: Representation = {
  id: "callers",
  title: REPRESENTATION_TITLES.callers,
  render: (input) => {
    const subject = subjectOf(input);
    return fillProfile(subject, callerItems(subject), input);
  },
};

/** Functions in the order of their self amount; a caller comes as early as the part of it that it explains. */
function callerItems(subject: Subject): Item[] {
  const { functions, profile, smallestShare } = subject;
  const ranked = functions
    .filter((row) => row.selfShare >= smallestShare)
    .flatMap((row, place) => [
      { score: row.self, item: functionItem(row, place, subject) },
      ...callersOf(profile)
        [row.frame]!.slice(0, MOST_CALLERS)
        .filter(({ weight }) => weight >= smallestShare * subject.busy)
        .map((caller, at) => ({
          score: (CALLER_DISCOUNT * row.self * caller.weight) / row.total,
          item: callerItem(caller, place, at, subject),
        })),
    ]);
  return ranked.sort((a, b) => b.score - a.score).map(({ item }) => item);
}

function functionItem(row: FlatRow, place: number, { profile: { meta }, rowLabel }: Subject): Item {
  const line = LINES_PER_FUNCTION * (place + 1);
  const shares = `self ${rowPercent(row.selfShare)} total ${rowPercent(row.totalShare)}`;
  const title = `by self ${countedOf(meta)}, with callers`;
  return {
    lines: [
      ...(place === 0 ? [{ place: 0, text: `${title}:` }] : []),
      { place: line, text: `${shares} ${rowLabel(row.frame)}` },
    ],
    shows: [row.frame],
    ...(place === 0 && {
      legend: { place: 0, text: `${title} (< caller: what came through it of the total, outermost calls only):` },
    }),
  };
}

const callerItem = (caller: Neighbour, place: number, at: number, { busy, label }: Subject): Item => ({
  lines: [
    {
      place: LINES_PER_FUNCTION * (place + 1) + 1 + at,
      text: ` ${rowPercent(caller.weight / busy)} < ${caller.frame < 0 ? "(no caller)" : label(caller.frame)}`,
    },
  ],
  shows: caller.frame < 0 ? [] : [caller.frame],
});
