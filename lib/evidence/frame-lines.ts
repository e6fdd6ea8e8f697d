import { percent, seconds } from "./quantities";
import type { Subject } from "./subject";

const LONGEST_COMMAND = 120;
/** Less idle time than this would be printed as nothing. */
const SHORTEST_IDLE = 10_000;

/** The first line in its short form: kind, samples, seconds, denominator. */
export function shortHeader({ profile: { meta }, busy }: Subject): string {
  return `${meta.kind} profile: ${meta.samples} samples, % of ${seconds(busy)} busy`;
}

/** The first line in full: also the command, the real rate beside the one asked for, process time, idle time. */
export function fullHeader({ profile: { meta }, busy, command, split }: Subject): string {
  const asked = meta.intervalMicroseconds === null ? "" : ` (asked ${meta.intervalMicroseconds / 1000} ms)`;
  const rate = `${meta.samples} samples, one per ${(meta.realIntervalMicroseconds / 1000).toFixed(2)} ms${asked}`;
  const time = `${seconds(meta.totalMicroseconds)} wall${meta.cpuMicroseconds === null ? "" : `, ${seconds(meta.cpuMicroseconds)} CPU`}`;
  const end = meta.ended === "time-box" ? ", stopped by the time box" : "";
  const idle = split.idle >= SHORTEST_IDLE ? ` (${seconds(split.idle)} idle left out)` : "";
  const runtime = meta.runtime === "" ? "" : `, ${meta.runtime}`;
  return `${meta.kind} profile of \`${oneLine(command)}\`: ${rate}, ${time}${end}${runtime}; % of ${seconds(busy)} busy${idle}`;
}

function oneLine(command: string): string {
  const line = command.replace(/\s+/g, " ").trim();
  return line.length <= LONGEST_COMMAND ? line : `${line.slice(0, LONGEST_COMMAND - 1)}…`;
}

/** The only line when there is room for no more. */
export function singleLine({ profile: { meta }, functions }: Subject): string {
  return `${meta.kind} ${seconds(meta.totalMicroseconds)}; all ${functions.length} functions hidden`;
}

/** What a text shows and hides of the functions, in microseconds of self time. */
export type Coverage = {
  readonly shown: number;
  readonly hidden: number;
  readonly shownSelf: number;
  readonly hiddenSelf: number;
  readonly largestHidden: number;
};

export function coverageOf({ functions }: Subject, shown: ReadonlySet<number>): Coverage {
  const hidden = functions.filter((row) => !shown.has(row.frame));
  const hiddenSelf = hidden.reduce((sum, row) => sum + row.self, 0);
  const allSelf = functions.reduce((sum, row) => sum + row.self, 0);
  return {
    shown: functions.length - hidden.length,
    hidden: hidden.length,
    shownSelf: allSelf - hiddenSelf,
    hiddenSelf,
    largestHidden: hidden[0]?.self ?? 0,
  };
}

/** The last line in its short form: what is not shown. */
export function shortFooter({ busy }: Subject, { hidden, hiddenSelf }: Coverage): string {
  return `not shown: ${hidden} functions, ${percent(busy > 0 ? Math.max(0, hiddenSelf) / busy : 0)}`;
}

/** The last line in full: what is shown, what no function holds, what is not shown; adds up to 100 % of busy time. */
export function fullFooter({ busy, split }: Subject, coverage: Coverage): string {
  const share = (value: number): string => percent(busy > 0 ? Math.max(0, value) / busy : 0);
  const rest = (["gc", "program"] as const)
    .filter((origin) => split[origin] > 0)
    .map((origin) => `${origin} ${share(split[origin])}`);
  const largest = coverage.hidden > 0 ? `, largest ${share(coverage.largestHidden)}` : "";
  return [
    `shown: ${coverage.shown} functions, ${share(coverage.shownSelf)} self`,
    ...rest,
    `not shown: ${coverage.hidden} functions, ${share(coverage.hiddenSelf)}${largest}`,
  ].join("; ");
}
