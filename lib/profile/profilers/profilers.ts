import type { ProfileKind } from "../profile";
import { austin } from "./austin";
import { cpythonSampling } from "./cpython-sampling";
import { perf } from "./perf";
import { LANGUAGE_TITLES, type Language, type Profiler } from "./profiler";
import { pySpy } from "./py-spy";
import { pythonCalls } from "./python-calls";
import { pythonSampler } from "./python-sampler";
import { v8Allocation } from "./v8-allocation";
import { v8Cpu } from "./v8-cpu";
import { v8Heap } from "./v8-heap";

/** Every profiler. Of those that give a kind for a language the first is the one that is used unless another is named. */
export const PROFILERS: readonly Profiler[] = [
  v8Cpu,
  v8Heap,
  v8Allocation,
  pythonSampler,
  pythonCalls,
  perf,
  pySpy,
  austin,
  cpythonSampling,
];

/**
 * The profiler of a program: the one that is named, or the first of its language that gives the kind. What is installed
 * on a host plays no part, so that all hosts of a study profile alike; where it does not work, capturing says so.
 *
 * @throws RangeError saying what there is
 */
export function profilerFor(wanted: {
  language: Language;
  kind: ProfileKind;
  profiler?: string | undefined;
}): Profiler {
  const { language, kind, profiler } = wanted;
  const title = LANGUAGE_TITLES[language];
  const candidates = PROFILERS.filter(({ languages }) => languages.includes(language));
  const named = profiler === undefined ? candidates : candidates.filter(({ id }) => id === profiler);
  if (named.length === 0)
    throw new RangeError(
      `no profiler of ${title} is called ${profiler}; there are ${candidates.map(({ id }) => id).join(", ")}`,
    );
  const found = named.find(({ kinds }) => kinds.includes(kind));
  if (found !== undefined) return found;
  const kinds = [...new Set(named.flatMap((each) => each.kinds))].join(", ");
  throw new RangeError(
    profiler === undefined
      ? `no profiler of ${title} gives ${kind}; there are ${kinds}`
      : `${profiler} gives ${kinds}, not ${kind}`,
  );
}
