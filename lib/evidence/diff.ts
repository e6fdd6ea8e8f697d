import { type DiffRow, diff as diffProfiles } from "@/lib/profile/diff";
import { type Frame, frameAt, type Profile } from "@/lib/profile/profile";
import { REPRESENTATION_TITLES } from "@/lib/protocol/condition";
import { baselineItems } from "./baseline";
import { fillProfile, type Item } from "./fill";
import { amount, countedOf, percent, quantity, wholeOf } from "./quantities";
import type { Representation } from "./representation";
import { type Subject, subjectOf } from "./subject";

/** An unchanged compiler profiled twice, once a side, moved single functions by up to 0.8 points. */
const NOISE_SHARE = 0.008;
const NOISE_Z = 2;
const STILL_HOT = 5;
const PLACE = { totals: 0, changes: 100, hot: 100_000 };

/**
 * Before and after: functions by change of self share, then what is hot now. With nothing to compare with, or when
 * both are the same capture, it is the baseline summary.
 */
export const diff: Representation = {
  id: "diff",
  title: REPRESENTATION_TITLES.diff,
  render: (input) => {
    const { profile, previous } = input;
    const subject = subjectOf(input);
    if (previous === undefined || !areComparable(previous, profile))
      return { ...fillProfile(subject, baselineItems(subject), input), comparesNothing: true };
    return fillProfile(subject, diffItems(subjectOf({ profile: previous }), subject), input);
  },
};

/** Two captures of the same quantity; one and the same capture has nothing to say about itself. */
const areComparable = ({ meta: a }: Profile, { meta: b }: Profile): boolean =>
  a.kind === b.kind &&
  a.unit === b.unit &&
  (a.startMicroseconds !== b.startMicroseconds ||
    a.endMicroseconds !== b.endMicroseconds ||
    a.samples !== b.samples ||
    a.total !== b.total);

function diffItems(before: Subject, after: Subject): Item[] {
  const rows = diffProfiles(before.profile, after.profile);
  const real = rows.filter((row) => Math.abs(row.deltaSelfShare) >= NOISE_SHARE && Math.abs(row.z) >= NOISE_Z);
  const changes = changeItems(real, before, after);
  const hot = hotItems(after);
  const totals = totalsItem(before, after, rows.length - real.length);
  return [totals, ...changes.slice(0, 4), ...hot.slice(0, 2), ...changes.slice(4), ...hot.slice(2)];
}

function totalsItem(before: Subject, after: Subject, noise: number): Item {
  const change = before.busy > 0 ? `, ${signed((after.busy / before.busy - 1) * 100, "%")}` : "";
  const { meta } = after.profile;
  const [old, young] = [before, after].map(({ busy }) => quantity(busy, meta.unit));
  const totals = `${wholeOf(meta)} before ${old}, after ${young}${change}; one capture a side`;
  const whole = meta.unit === "count" ? wholeOf(meta) : `${wholeOf(meta)} ${countedOf(meta)}`;
  const limits = `${noise} changes under 0.8pp or 2 standard errors left out as noise; shares are of each side's own ${whole} and move when it does`;
  return { lines: [{ place: PLACE.totals, text: `${totals}; ${limits}` }], shows: [] };
}

function changeItems(rows: readonly DiffRow[], before: Subject, after: Subject): Item[] {
  const label = labelEither(before, after);
  const index = indexOf(after.profile);
  const { meta } = after.profile;
  return rows.map((row, i) => {
    const from = row.before === null ? "new" : percent(row.before.selfShare);
    const to = row.after === null ? "gone" : percent(row.after.selfShare);
    const points = signed(row.deltaSelfShare * 100, "pp");
    const change = `${row.deltaSelf > 0 ? "+" : ""}${amount(row.deltaSelf, meta.unit)}`;
    const titleText = `changes of self ${countedOf(meta)}, before→after:`;
    const title = i === 0 ? [{ place: PLACE.changes, text: titleText }] : [];
    const text = `self ${points} ${from}→${to} ${change} ${label(row.frame)}`;
    const frame = index.get(keyOf(row.frame));
    return { lines: [...title, { place: PLACE.changes + 1 + i, text }], shows: frame === undefined ? [] : [frame] };
  });
}

function hotItems({ profile: { meta }, functions, label }: Subject): Item[] {
  return functions
    .slice(0, STILL_HOT)
    .filter((row) => row.self > 0)
    .map((row, i) => ({
      lines: [
        ...(i === 0 ? [{ place: PLACE.hot, text: "hot after:" }] : []),
        {
          place: PLACE.hot + 1 + i,
          text: `self ${percent(row.selfShare)} ${amount(row.self, meta.unit)} ${label(row.frame)}`,
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
    return index === undefined ? before.label(inBefore.get(keyOf(frame))!) : after.label(index);
  };
}

const keyOf = ({ name, file, line, column, origin }: Frame): string => [name, file, line, column, origin].join("\0");

const indexOf = (profile: Profile): Map<string, number> =>
  new Map(Array.from(profile.frames.name, (_, index) => [keyOf(frameAt(profile, index)), index]));

const signed = (value: number, unit: string): string => `${value >= 0 ? "+" : ""}${value.toFixed(1)}${unit}`;
