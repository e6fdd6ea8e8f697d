import { pythonSampler as format } from "../formats/python-sampler";
import { ProfileUnavailable } from "../profile-unavailable";
import type { Profiler } from "./profiler";
import { probePython, samplerFile, wrapPython } from "./python-run";

/**
 * cProfile, for exact numbers of calls: twice to three times as slow as the program alone, and slower the smaller its
 * functions are, so its times are beside the counts and never instead of a sampler's.
 */
export const pythonCalls: Profiler = {
  id: "python-calls",
  title: "Python call counts (cProfile)",
  languages: ["python"],
  kinds: ["calls"],
  interval: null,
  available: probePython,
  files: () => [samplerFile()],
  wrap: wrapPython,
  parse: (artifact, context) => {
    const profile = format.read(artifact, context);
    if (profile.stacks.parent.every((parent) => parent < 0))
      throw new ProfileUnavailable("empty", "The profile holds no call: no function of the program called another.");
    return { ...profile, meta: { ...profile.meta, profiler: "python-calls" } };
  },
};
