import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { BOX_ROOTS } from "../fixtures/load-fixture";
import { fn, META, profileOf, randomProfile } from "../fixtures/sample-profile";
import { flat } from "../flat";
import { frameAt, framesOf, type Profile } from "../profile";
import { ProfileBuilder } from "../profile-builder";
import { cpuprofile } from "./cpuprofile";

const context = { command: "node workload.mjs", interval: 1000, roots: [] };

const again = (profile: Profile): Profile =>
  cpuprofile.read(cpuprofile.write!(profile), { ...context, command: profile.meta.command });

/** The samples in order, with their stacks as text: independent of how frames and stacks are numbered. */
const samplesOf = (profile: Profile) =>
  Array.from(profile.samples.stack, (stack, i) => ({
    weight: profile.samples.weight[i],
    time: profile.samples.time?.[i] ?? null,
    path: framesOf(profile, stack).map(({ name, file, line, column }) => `${name} ${file}:${line}:${column}`),
  }));

describe("writing .cpuprofile", () => {
  it.each(["before", "time-box", "recursion"])("gives every sample of %s back, at its moment", (name) => {
    const bytes = readFileSync(`lib/profile/fixtures/${name}.cpuprofile`);
    const profile = cpuprofile.read(bytes, { ...context, roots: BOX_ROOTS });
    const read = again(profile);
    expect(samplesOf(read)).toEqual(samplesOf(profile));
    const { excluded, prefix, caveats, startMicroseconds, ...facts } = profile.meta;
    expect(read.meta).toMatchObject(facts);
    expect(read.meta.excluded).toBeLessThanOrEqual(excluded);
  });

  it("gives self times back where samples have no moments, odd names included", () => {
    for (let seed = 0; seed < 40; seed++) {
      const profile = randomProfile(seed);
      const user = (one: Profile) =>
        flat(one).flatMap(({ frame, self }) => {
          const { name, file, line, column, origin } = frameAt(one, frame);
          return origin === "user" && name !== "" && file.startsWith("lib/")
            ? [`${name} ${file}:${line}:${column} ${self.toFixed(3)}`]
            : [];
        });
      expect(user(again(profile)).sort()).toEqual(expect.arrayContaining(user(profile).sort()));
    }
  });

  it("says where it has no place for a profile", () => {
    const builder = new ProfileBuilder();
    builder.sample(builder.stack(-1, builder.frame(fn("a"))), 4096);
    const heap = builder.build({ ...META, kind: "heap", unit: "bytes" });
    expect(() => cpuprofile.write!(heap)).toThrow(
      new RangeError("A .cpuprofile holds times, and the values of this heap profile are bytes."),
    );
  });

  it("writes an empty profile that reads as an empty one", () => {
    expect(again(profileOf()).meta).toMatchObject({ samples: 0, total: 0 });
  });
});
