import os from "node:os";
import { REPRESENTATIONS } from "@/lib/evidence/representations";
import { cpuprofile } from "@/lib/profile/formats/cpuprofile";
import { frameAt, type Profile } from "@/lib/profile/profile";
import { ProfileBuilder } from "@/lib/profile/profile-builder";
import { median } from "@/lib/stats/median";
import { recordCompilerProfile } from "./bench-tools/compiler-profile";

/** How long the evidence of a 40 MB profile takes, every representation from nothing: at most 300 ms. */

const BOUND_MILLISECONDS = 300;
const REPEATS = 5;
const PROFILE_BYTES = 40e6;
const LARGEST_LIMIT = 8000;

process.exit((await measureTime(new AbortController().signal)) ? 0 : 1);

/** A copy of a profile is another profile to everything that remembers: each text is made from nothing. */
async function measureTime(signal: AbortSignal): Promise<boolean> {
  const bytes = await recordCompilerProfile(signal);
  const whole = cpuprofile.read(bytes, { command: "tsc", interval: 1000, roots: [] });
  const profile = beginningOf(whole, Math.min(1, PROFILE_BYTES / bytes.length));
  const megabytes = Math.min(bytes.length, PROFILE_BYTES) / 1e6;
  const facts = `${megabytes.toFixed(1)} MB, ${profile.stacks.parent.length} call paths, load average ${os.loadavg()[0]?.toFixed(1)}`;
  console.log(
    `evidence of a large profile (${facts}), ${LARGEST_LIMIT} tokens, median of ${REPEATS}, bound ${BOUND_MILLISECONDS} ms`,
  );
  const times = REPRESENTATIONS.map(({ id, render }) => {
    const all = Array.from({ length: REPEATS }, () => {
      const fresh = { ...profile };
      const began = performance.now();
      render({
        profile: fresh,
        previous: { ...profile, meta: { ...profile.meta, samples: -1 } },
        allowance: LARGEST_LIMIT,
      });
      return performance.now() - began;
    });
    const middle = median(all);
    return { id, milliseconds: middle.ok ? middle.value : Number.NaN };
  });
  for (const { id, milliseconds } of times)
    console.log(
      `  ${id.padEnd(10)} ${milliseconds.toFixed(0).padStart(5)} ms: ${milliseconds <= BOUND_MILLISECONDS ? "within" : "ABOVE"}`,
    );
  return times.every(({ milliseconds }) => milliseconds <= BOUND_MILLISECONDS);
}

/** The first samples of a profile: a busy host stretches the same work over more of them. */
function beginningOf(profile: Profile, share: number): Profile {
  const builder = new ProfileBuilder();
  const { parent, frame } = profile.stacks;
  const frames = Array.from(profile.frames.name.keys(), (index) => builder.frame(frameAt(profile, index)));
  const stacks: number[] = [];
  for (let i = 0; i < parent.length; i++)
    stacks.push(builder.stack(parent[i]! < 0 ? -1 : stacks[parent[i]!]!, frames[frame[i]!]!));
  const { stack, weight } = profile.samples;
  for (let i = 0; i < Math.ceil(stack.length * share); i++) builder.sample(stacks[stack[i]!]!, weight[i]!);
  profile.lines.frame.forEach((owner, i) => {
    builder.lineWeight(frames[owner]!, profile.lines.line[i]!, profile.lines.weight[i]!);
  });
  return builder.build(profile.meta);
}
