import { mainCallers } from "@/lib/profile/main-callers";
import { frameAt, ORIGINS, type Profile } from "@/lib/profile/profile";
import { fill, type Item } from "./fill";
import { milliseconds, percent } from "./quantities";
import type { Representation } from "./representation";
import { type Subject, subjectOf } from "./subject";

const HOT_FUNCTIONS = 12;
const HOT_FILES = 6;
const PLACE = { split: 0, hot: 100, files: 200 };

/** The headline: totals, whose code the time was in, the hot functions with their main caller, the hottest files. */
export const baseline: Representation = {
  id: "baseline",
  title: "Baseline summary",
  render: ({ profile, allowance, command, note }) => {
    const subject = subjectOf(profile, command);
    return fill(subject, baselineItems(subject), allowance, note);
  },
};

/** The baseline's lines, most important first. */
export function baselineItems(subject: Subject): Item[] {
  const hot = hotItems(subject);
  const files = fileItems(subject);
  return [
    hot.slice(0, 1),
    [splitItem(subject)],
    hot.slice(1, 5),
    files.slice(0, 3),
    hot.slice(5),
    files.slice(3),
  ].flat();
}

function splitItem({ split, busy }: Subject): Item {
  const parts = ORIGINS.filter((origin) => origin !== "idle" && split[origin] > 0)
    .sort((a, b) => split[b] - split[a])
    .map((origin) => `${origin} ${percent(split[origin] / busy)}`);
  return { lines: [{ place: PLACE.split, text: `self time by code: ${parts.join(", ")}` }], frames: [] };
}

function hotItems({ profile, functions, label, smallestShare }: Subject): Item[] {
  const callers = mainCallers(profile);
  return functions
    .slice(0, HOT_FUNCTIONS)
    .filter((row) => row.selfShare >= smallestShare)
    .map((row, i) => {
      const caller = callerOf(profile, callers, row.frame);
      const text = `self ${percent(row.selfShare)} ${milliseconds(row.self)} ${label(row.frame)}${caller < 0 ? "" : ` < ${label(caller)}`}`;
      const title = { place: PLACE.hot, text: "hot functions < main caller:" };
      const frames = caller < 0 ? [row.frame] : [row.frame, caller];
      return { lines: [...(i === 0 ? [title] : []), { place: PLACE.hot + 1 + i, text }], frames };
    });
}

/** The main caller; of a regular expression, that of the function it is named by. */
function callerOf(profile: Profile, callers: Int32Array, frame: number): number {
  const caller = callers[frame]!;
  return caller >= 0 && frameAt(profile, frame).origin === "regexp" ? callers[caller]! : caller;
}

function fileItems({ profile, functions, busy, smallestShare }: Subject): Item[] {
  const times = new Map<string, number>();
  for (const row of functions) {
    const { file } = frameAt(profile, row.frame);
    if (file !== "") times.set(file, (times.get(file) ?? 0) + row.self);
  }
  return [...times]
    .filter(([, time]) => time >= smallestShare * busy)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, HOT_FILES)
    .map(([file, time], i) => ({
      lines: [
        ...(i === 0 ? [{ place: PLACE.files, text: "hot files:" }] : []),
        { place: PLACE.files + 1 + i, text: `self ${percent(time / busy)} ${milliseconds(time)} ${file}` },
      ],
      frames: [],
    }));
}
