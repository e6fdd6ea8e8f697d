import { beforeAll, describe, expect, it } from "vitest";
import { profileProgram, programOf, thisHost } from "../fixtures/run-program";
import { flat } from "../flat";
import { frameAt, type Profile, type ProfileKind } from "../profile";
import type { Availability } from "./profiler";
import { PROFILERS, profilerFor } from "./profilers";

/** Every profiler on small real programs: each finds what dominates, keeps its time box, and says when there is too little. */

/** The program that shows a kind, and the function that must come out on top of it. */
const SHOWN_BY: Record<ProfileKind, { program: string; top: string; share: number }> = {
  // Profilers in a process of their own see the runtime start as well.
  cpu: { program: "hot", top: "hot", share: 0.5 },
  wall: { program: "hot", top: "hot", share: 0.5 },
  heap: { program: "allocate", top: "keep", share: 0.6 },
  allocation: { program: "allocate", top: "churn", share: 0.6 },
  lock: { program: "wait", top: "sleep_a_while", share: 0.6 },
  calls: { program: "count", top: "inner", share: 0.4 },
};

/** Share of a function with everything it calls. */
const totalShare = (profile: Profile, name: string): number =>
  flat(profile).find((row) => frameAt(profile, row.frame).name === name)?.totalShare ?? 0;

/** Files of other people's profilers do not say why they end, nor do all of these end as the program did. */
const FOREIGN = ["py-spy", "austin", "cpython-sampling"];
const unlessToldBy = (id: string) => (FOREIGN.includes(id) ? null : undefined);

const members = PROFILERS.flatMap((profiler) =>
  profiler.kinds.flatMap((kind) =>
    profiler.languages.map((language) => ({ profiler, kind, language, name: `${profiler.id}, ${kind}, ${language}` })),
  ),
);
const found = new Map<string, Availability>();
beforeAll(async () => {
  for (const { profiler, kind, language, name } of members)
    found.set(name, await profiler.available(thisHost, kind, language));
}, 120_000);

describe.each(members)("$name", ({ profiler, kind, language, name }) => {
  /** Skips a test, saying why, where the profiler does not work on this host. */
  const live = (title: string, test: () => Promise<void>, milliseconds = 30_000) =>
    it(
      title,
      async (context) => {
        const availability = found.get(name)!;
        if (!availability.ok) {
          console.log(`skipped: ${name}: ${availability.why}`);
          context.skip(availability.why);
        }
        await test();
      },
      milliseconds,
    );

  it("says whether it works here, by trying", () => {
    const availability = found.get(name)!;
    expect(availability.ok ? availability.version : availability.why).toMatch(availability.ok ? /^\d+\./ : /\.$/);
  });

  live("finds what dominates a program, states its real rate and keeps its exit", async () => {
    const { program, top, share } = SHOWN_BY[kind];
    const ran = await profileProgram(profiler, kind, programOf(language, program));
    expect(ran).toMatchObject({ code: 0, signal: null });
    const profile = ran.profile();
    expect(totalShare(profile, top)).toBeGreaterThan(share);
    expect(profile.meta).toMatchObject({ kind, profiler: profiler.id, interval: profiler.interval });
    expect(profile.meta.ended).toBeOneOf(["exit", unlessToldBy(profiler.id)]);
    expect(profile.meta.realInterval).toBeGreaterThan(0);
    expect(profile.meta.samples).toBeGreaterThanOrEqual(10);
  });

  live("yields the profile of its time box when a program never ends", async () => {
    const started = performance.now();
    const ran = await profileProgram(profiler, kind, programOf(language, "endless"), { seconds: 1 });
    expect(performance.now() - started).toBeLessThan(9_000);
    expect(ran.artifacts.size).toBe(1);
    const profile = ran.profile();
    expect(profile.meta.ended).toBeOneOf(["time-box", unlessToldBy(profiler.id)]);
    expect(totalShare(profile, "spin")).toBeGreaterThan(0);
  });

  live("names a program that is over before anything was measured", async () => {
    const ran = await profileProgram(profiler, kind, programOf(language, "instant"));
    expect(ran.code).toBe(0);
    if (ran.artifacts.size > 0)
      expect(ran.profile).toThrow(expect.objectContaining({ reason: expect.stringMatching(/^(empty|too-short)$/) }));
  });

  live("leaves a profile of a program that crashes, and its message and exit code", async () => {
    const ran = await profileProgram(profiler, kind, programOf(language, "crash"));
    if (!FOREIGN.includes(profiler.id)) expect(ran).toMatchObject({ code: 1, signal: null });
    expect(ran.stderr).toContain("on purpose");
    expect(ran.stderr).not.toMatch(/python-sampler|v8-preload|debugger/);
    expect(totalShare(ran.profile(), "work")).toBeGreaterThan(0);
  });
});

describe("choosing a profiler", () => {
  it("takes the first of a language that gives the kind, the same on every host", () => {
    expect(profilerFor({ language: "javascript", kind: "cpu" }).id).toBe("v8-cpu");
    expect(profilerFor({ language: "javascript", kind: "allocation" }).id).toBe("v8-allocation");
    expect(profilerFor({ language: "python", kind: "cpu" }).id).toBe("python-sampler");
    expect(profilerFor({ language: "python", kind: "calls" }).id).toBe("python-calls");
  });

  it("takes one by name, when it can", () => {
    expect(profilerFor({ language: "javascript", kind: "heap", profiler: "v8-heap" }).id).toBe("v8-heap");
    expect(() => profilerFor({ language: "javascript", kind: "heap", profiler: "v8-cpu" })).toThrow(
      /v8-cpu gives cpu, not heap/,
    );
    expect(() => profilerFor({ language: "javascript", kind: "cpu", profiler: "gprof" })).toThrow(
      /there are v8-cpu, v8-heap/,
    );
  });

  it("says what there is where nothing gives a kind", () => {
    expect(() => profilerFor({ language: "javascript", kind: "calls" })).toThrow(
      /no profiler of JavaScript gives calls; there are cpu, heap, allocation, lock/,
    );
  });
});
