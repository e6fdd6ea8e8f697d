import { type DiffRow, diffRuns, type RunsDiff } from "@/lib/profile/diff-runs";
import { type Frame, frameAt, type Profile } from "@/lib/profile/profile";
import { shownFiles } from "@/lib/profile/shown-files";
import { whyIncomparable } from "@/lib/profile/why-incomparable";
import { REPRESENTATION_TITLES } from "@/lib/protocol/condition";
import { baselineItems } from "./baseline";
import { beyondNoise, LEAST_Z, LEVEL, leastChange } from "./beyond-noise";
import { fillProfile, type Item } from "./fill";
import { amount, countedOf, percent, quantity, wholeOf } from "./quantities";
import type { Representation } from "./representation";
import { type Subject, subjectOf } from "./subject";

const STILL_HOT = 5;
const PLACE = { alone: -2000, totals: 0, legend: 1, changes: 100, hot: 100_000 };

/**
 * Before and after: functions by change of self share, then what is hot now. With nothing to compare with, or when
 * both are the same capture, it is the baseline summary, and says so.
 */
export const diff: Representation = {
  id: "diff",
  title: REPRESENTATION_TITLES.diff,
  render: (input) => {
    const { profile, previous, granularity } = input;
    const why = whyNothing(previous, profile);
    if (previous === undefined || why !== null) {
      const subject = subjectOf(input);
      const said = { lines: [{ place: PLACE.alone, text: `note: nothing to compare with: ${why}` }], shows: [] };
      return { ...fillProfile(subject, [said, ...baselineItems(subject)], input), comparesNothing: true };
    }
    const files = shownFiles(previous, profile);
    const after = subjectOf(input, files);
    return fillProfile(after, diffItems(subjectOf({ profile: previous, granularity }, files), after), input);
  },
};

/** Why there is nothing to compare: one and the same capture has nothing to say about itself. Null when there is. */
function whyNothing(previous: Profile | undefined, profile: Profile): string | null {
  if (previous === undefined) return "no other profile was given";
  if (whyIncomparable(previous, profile) !== null) return "the other profile measured something else";
  const [{ meta: a }, { meta: b }] = [previous, profile];
  const isOther =
    a.startMicroseconds !== b.startMicroseconds ||
    a.endMicroseconds !== b.endMicroseconds ||
    a.samples !== b.samples ||
    a.total !== b.total;
  return isOther ? null : "the other profile is this one";
}

function diffItems(before: Subject, after: Subject): Item[] {
  const compared = diffRuns(before.profile, after.profile);
  const real = beyondNoise(compared);
  const changes = changeItems(real, before, after);
  const hot = hotItems(after);
  const totals = totalsItem(before, after, compared, compared.rows.length - real.length);
  return [totals, ...changes.slice(0, 4), ...hot.slice(0, 2), ...changes.slice(4), ...hot.slice(2)];
}

/** The totals of one run a side, how many there were, and what runs of the same code differ by; then what the rows mean. */
function totalsItem(before: Subject, after: Subject, compared: RunsDiff, noise: number): Item {
  const { basis, unchanged } = compared;
  const { meta } = after.profile;
  const [old, young] = [before, after].map(ofOneRun);
  const [was, is] = [before.profile.meta.runs, meta.runs];
  const change = old! > 0 ? `, ${signed((young! / old! - 1) * 100, "%")}` : "";
  const sides = `before ${quantity(old!, meta.unit)}, after ${quantity(young!, meta.unit)}`;
  const isSingle = was === 1 && is === 1;
  const runs = isSingle ? "one run a side" : `${was} runs before, ${is} after`;
  const drift =
    unchanged === null ? "" : `; unchanged code moves by up to ${points(Math.abs(unchanged.deltaSelfShare))}`;
  const error = basis === "repeats" ? "as the runs of each side differ" : "of the samples alone";
  const whole = meta.unit === "count" ? wholeOf(meta) : `${wholeOf(meta)} ${countedOf(meta)}`;
  const test =
    basis === "repeats" ? `by chance in more than ${100 * LEVEL}% (Welch's t, each function)` : `z ${LEAST_Z}`;
  const legend = [
    `z: change over its standard error, ${error}`,
    `${noise} changes left out as noise: under ${points(leastChange(compared))} or ${test}`,
    ...(unchanged === null ? [] : [`unchanged code: halves of the ${unchanged.runs} runs ${unchanged.side}, compared`]),
    `shares are of each side's own ${whole} and move when it does`,
  ].join("; ");
  return {
    lines: [
      {
        place: PLACE.totals,
        text: `${wholeOf(meta)} ${isSingle ? "" : "of one run: "}${sides}${change}; ${runs}${drift}`,
      },
    ],
    shows: [],
    legend: { place: PLACE.legend, text: legend },
  };
}

const ofOneRun = ({ busy, profile }: Subject): number => busy / profile.meta.runs;

function changeItems(rows: readonly DiffRow[], before: Subject, after: Subject): Item[] {
  const label = labelEither(before, after);
  const index = indexOf(after.profile);
  const { meta } = after.profile;
  return rows.map((row, i) => {
    const from = row.before === null ? "new" : percent(row.before.selfShare);
    const to = row.after === null ? "gone" : percent(row.after.selfShare);
    const moved = signed(row.deltaSelfShare * 100, "pp");
    const change = `${row.deltaSelf > 0 ? "+" : ""}${amount(row.deltaSelf, meta.unit)}`;
    const titleText = `changes of self ${countedOf(meta)}, before→after:`;
    const title = i === 0 ? [{ place: PLACE.changes, text: titleText }] : [];
    const text = `self ${moved} ${from}→${to} ${change} z=${sayZ(row.z)} ${label(row.frame)}`;
    const frame = index.get(keyOf(row.frame));
    return { lines: [...title, { place: PLACE.changes + 1 + i, text }], shows: frame === undefined ? [] : [frame] };
  });
}

function hotItems({ profile: { meta }, functions, rowLabel }: Subject): Item[] {
  return functions
    .slice(0, STILL_HOT)
    .filter((row) => row.self > 0)
    .map((row, i) => ({
      lines: [
        ...(i === 0 ? [{ place: PLACE.hot, text: "hot after:" }] : []),
        {
          place: PLACE.hot + 1 + i,
          text: `self ${percent(row.selfShare)} ${amount(row.self / meta.runs, meta.unit)} ${rowLabel(row.frame)}`,
        },
      ],
      shows: [row.frame],
    }));
}

/** A function's name by the profile that has it; the later one first. */
function labelEither(before: Subject, after: Subject): (frame: Frame) => string {
  const inAfter = indexOf(after.profile);
  const inBefore = indexOf(before.profile);
  return (frame) => {
    const index = inAfter.get(keyOf(frame));
    return index === undefined ? before.rowLabel(inBefore.get(keyOf(frame))!) : after.rowLabel(index);
  };
}

const keyOf = ({ name, file, line, column, origin }: Frame): string => [name, file, line, column, origin].join("\0");

const indexOf = (profile: Profile): Map<string, number> =>
  new Map(Array.from(profile.frames.name, (_, index) => [keyOf(frameAt(profile, index)), index]));

const points = (share: number): string => `${(share * 100).toFixed(1)}pp`;

const sayZ = (z: number): string => (Math.abs(z) < 9.95 ? z.toFixed(1) : String(Math.round(z)));

const signed = (value: number, unit: string): string => `${value >= 0 ? "+" : ""}${value.toFixed(1)}${unit}`;
