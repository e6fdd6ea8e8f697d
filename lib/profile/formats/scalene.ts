import type { Profile } from "../profile";
import { ProfileBuilder } from "../profile-builder";
import { ProfileUnavailable } from "../profile-unavailable";
import { whyNoWeight } from "./bounds";
import { jsonOutline } from "./detect-json";
import type { Format, ReadContext } from "./format";
import { JsonFields } from "./json-fields";
import { OPEN_META } from "./open-meta";
import { placeFrame } from "./place-frame";

const PARTS = ["n_cpu_percent_python", "n_cpu_percent_c", "n_sys_percent"] as const;
const MICROSECONDS_PER_PERCENT = 1e6 / 100;
/** Percentages are floating-point sums. */
const ROUNDING = 1e-6;
/** How many functions begin above a line before the one it belongs to, at most. */
const MOST_NESTED = 32;

/** A line of the program, in percent of the whole time: in Python's own code, in C, and in the system. */
type Line = { readonly number: number; readonly parts: readonly number[]; readonly percent: number };

/**
 * Scalene's JSON: shares of time by line and by function, no call paths and no samples. Every function becomes a path of
 * its own, with its lines' times; a line belongs to the nearest function above it that still has time to give.
 * Source: scalene, scalene_json.py.
 */
export const scalene: Format = {
  id: "scalene",
  title: "Scalene (JSON)",
  detect: (head) => {
    const keys = jsonOutline(head)?.keys ?? [];
    return keys.includes("elapsed_time_sec") && (keys.includes("files") || keys.includes("growth_rate"));
  },
  read: (bytes, context) => buildProfile(JsonFields.parse(bytes, unreadable), context),
};

function buildProfile(file: JsonFields, context: ReadContext): Profile {
  const builder = new ProfileBuilder();
  const perPercent = file.number("elapsed_time_sec") * MICROSECONDS_PER_PERCENT;
  const whole = PARTS.map(() => 0);
  const files = file.object("files");
  for (const name of files.names()) {
    const lines = linesOf(files.object(name));
    for (const { parts } of lines) for (const [i, part] of parts.entries()) whole[i]! += part;
    addFile(name, lines, functionsOf(files.object(name)), perPercent, builder, context);
  }
  return builder.build({
    ...OPEN_META,
    kind: "wall",
    unit: "microseconds",
    profiler: "scalene",
    command: context.command || file.optionalString("program"),
    interval: null,
    endMicroseconds: 100 * perPercent,
    caveats: caveatsOf(whole, file),
  });
}

function addFile(
  file: string,
  lines: readonly Line[],
  functions: readonly { readonly name: string; readonly start: number; percent: number }[],
  perPercent: number,
  builder: ProfileBuilder,
  { roots }: ReadContext,
): void {
  let above = -1;
  for (const { number, percent } of lines) {
    while (above + 1 < functions.length && functions[above + 1]!.start <= number) above += 1;
    const nearest = functions.slice(Math.max(0, above + 1 - MOST_NESTED), above + 1);
    const within = nearest.findLast((each) => each.percent + ROUNDING >= percent);
    if (within) within.percent -= percent;
    const place = within ? { name: within.name, line: within.start } : { name: "<module>", line: 1 };
    const frame = builder.frame(placeFrame({ ...place, file, column: 0 }, roots));
    builder.sample(builder.stack(-1, frame), percent * perPercent);
    builder.lineWeight(frame, number, percent * perPercent);
  }
}

/** The lines on which time was spent, from above. */
function linesOf(file: JsonFields): Line[] {
  const lines = file.objects("lines").map((fields): Line => {
    const parts = PARTS.map((part) => {
      const percent = fields.optionalNumber(part, 0);
      const why = whyNoWeight(percent);
      if (why !== null) throw fields.wrong(part, `a share of time: it ${why}`);
      return percent;
    });
    const number = fields.number("lineno");
    if (!Number.isInteger(number) || number < 0 || number >= 2 ** 31) throw fields.wrong("lineno", "a line number");
    return { number, parts, percent: parts.reduce((sum, part) => sum + part, 0) };
  });
  return lines.filter(({ percent }) => percent > 0).sort((a, b) => a.number - b.number);
}

function functionsOf(file: JsonFields) {
  if (!file.has("functions")) return [];
  return file
    .objects("functions")
    .map((fields) => ({
      name: fields.string("line"),
      start: fields.number("lineno"),
      percent: PARTS.reduce((sum, part) => sum + fields.optionalNumber(part, 0), 0),
    }))
    .sort((a, b) => a.start - b.start);
}

function caveatsOf(whole: readonly number[], file: JsonFields): string[] {
  const [python = 0, c = 0, system = 0] = whole;
  const memory = file.optionalNumber("max_footprint_mb", 0) > 0 ? " Memory, which the file also has, is not read." : "";
  return [
    "The file has no call paths: functions stand alone, and a total is a function's own time.",
    `Of the run's time the file places ${(python + c + system).toFixed(0)} %: ${python.toFixed(0)} % in Python, ${c.toFixed(0)} % in C, ${system.toFixed(0)} % in the system or waiting.${memory}`,
    "The file does not say how many samples were taken: their number is that of its lines.",
  ];
}

const unreadable = (why: string): ProfileUnavailable =>
  new ProfileUnavailable("unreadable", `This Scalene file cannot be read: ${why}.`);
