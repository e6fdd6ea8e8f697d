/** What gives profiling away, with the name under which it is told and counted. Order: the first match names it. */
type Sign = readonly [RegExp, string];

const FLAGS: readonly Sign[] = [
  [/(?<![\w-])--cpu[-_]prof/, "--cpu-prof"],
  [/(?<![\w-])--heap[-_]prof/, "--heap-prof"],
  [/(?<![\w-])--(?:ll[-_])?prof(?:[-_]process)?(?![\w-])/, "--prof"],
  [/(?<![\w-])--inspect(?![a-z])/, "--inspect"],
  [/(?<![\w-])--perf[-_](?:basic[-_])?prof/, "--perf-prof"],
  [/(?<![\w-])--(?:heapsnapshot|trace[-_]event|track[-_]heap[-_]objects|log[-_]timer[-_]events)/, "V8 tracing"],
];

const CODE: readonly Sign[] = [
  [/node:inspector|\binspector\/promises\b|(?:require\(|from|import\()\s*["'`]?inspector\b/, "the inspector module"],
  [/\bProfiler\.(?:start|enable|takePreciseCoverage)|\bHeapProfiler\./, "the inspector's profiler"],
  [/\bv8-profiler|\bpprof\b|\bnode-clinic\b/, "a profiler package"],
  [/\bconsole\.profile\b/, "console.profile"],
  [/\b(?:writeHeapSnapshot|getHeapSnapshot|createTracing|startupSnapshot)\b/, "V8 tracing"],
  [/\bcProfile\b|\bsys\.setprofile\b/, "cProfile"],
];

const START = String.raw`(?:^|[;&|(){}\n\x60]|\b(?:npx|bunx|exec|time|xargs|sudo|nohup|do|then|else)\s+(?:-\S+\s+)*|\b(?:env|timeout|nice)\s+(?:[-\w=.]+\s+)*|/)\s*`;
const PROGRAMS: readonly Sign[] = [
  [new RegExp(`${START}perf\\s+(?:record|stat|top|trace|script|report|sched|mem)\\b`), "perf"],
  [new RegExp(`${START}0x(?=\\s|$)`), "0x"],
  [new RegExp(`${START}clinic(?=\\s|$)`), "clinic"],
  [new RegExp(`${START}(?:py-spy|pyinstrument|scalene|austin|samply|rbspy)(?=\\s|$)`), "a sampling profiler"],
  [new RegExp(`${START}(?:valgrind|strace|ltrace|bpftrace|gdb)(?=\\s|$)`), "a tracer"],
  [/\bnode\s+(?:inspect|debug)\b/, "node inspect"],
  [/\bkill\s+(?:-s\s*|-)(?:SIG)?USR1\b/, "the inspector's signal"],
  [/-m\s*(?:cProfile|profile)\b/, "cProfile"],
  // What the variable will hold cannot be read here.
  [/\bNODE_OPTIONS=\S*[$\x60]/, "NODE_OPTIONS"],
];

const FILES =
  /\.(?:cpuprofile|heapprofile|heapsnapshot|heaptimeline|folded|collapsed|pstats?)$|(?:^|\/)(?:isolate-[^/]*\.log|perf\.data[^/]*|node_trace\.[^/]*|callgrind\.out[^/]*|flamegraph\.(?:html|svg)|cachegrind\.out[^/]*)$|(?:^|\/)\.clinic\//i;
const CONTENT = /"callFrame"[\s\S]*"(?:hitCount|timeDeltas|selfSize)"|^(?:v8-version|profiler,"?begin|tick,0x)/m;

/**
 * What in a shell command takes a profile outside the metered tool; null when nothing is recognised. Quotes and
 * backslashes inside a word do not hide it; what a variable or a downloaded script hides is met by its files instead.
 */
export function profilingInCommand(command: string): string | null {
  return (
    firstOf([...FLAGS, ...PROGRAMS, ...CODE], command) ??
    firstOf([...FLAGS, ...PROGRAMS], command.replace(/["'\\]/g, ""))
  );
}

/** The same in source code that `before` (the file's earlier contents) did not have yet. */
export function profilingInCode(code: string, before = ""): string | null {
  return firstOf(
    [...FLAGS, ...CODE].filter(([sign]) => !sign.test(before)),
    code,
  );
}

/** Whether a file is a raw profile, by its name or by what it begins with. */
export const isProfileFile = (path: string, content: string): boolean =>
  FILES.test(path) || CONTENT.test(content.slice(0, 65_536));

const firstOf = (signs: readonly Sign[], text: string): string | null =>
  signs.find(([sign]) => sign.test(text))?.[1] ?? null;
