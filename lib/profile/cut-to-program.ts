import { type Frame, frameAt, type Profile } from "./profile";
import { ProfileBuilder } from "./profile-builder";

const OUTSIDE = 0;
/** The path ends in the harness, with none of the program's frames below it yet. */
const IN_HARNESS = 1;
/** The path holds a frame of the program. */
const IN_PROGRAM = 2;

/**
 * The part of a profile that is the program's. Frames above and including the deepest harness frame are cut, so that the
 * workload's entry is a root; the runtime's frames above the first program frame (start-up, imports) are stripped; what was
 * only the harness's own is left out. A path that never reaches harness or program, as of a collector's thread, stays.
 * How often and how densely was sampled is told as before; the number of samples is of those that are left, by weight.
 */
export function cutToProgram(profile: Profile): Profile {
  const { meta, samples, lines } = profile;
  const builder = new ProfileBuilder(samples.others.map(({ kind, unit }) => ({ kind, unit })));
  const frames = Array.from(profile.frames.name, (_, index) => frameAt(profile, index));
  const { stack, stripped } = cutStacks(profile, frames, builder);
  const tally = { excluded: meta.excluded, prefix: meta.prefix };
  samples.stack.forEach((old, i) => {
    const weight = samples.weight[i]!;
    if (stack[old]! < 0) {
      tally.excluded += weight;
      return;
    }
    if (stripped[old] === 1) tally.prefix += weight;
    const others = samples.others.map((other) => other.weight[i]!);
    builder.sample(stack[old]!, weight, samples.time?.[i], others, samples.run?.[i]);
  });
  lines.frame.forEach((frame, i) => {
    builder.lineWeight(builder.frame(frames[frame]!), lines.line[i]!, lines.weight[i]!);
  });
  const cut = builder.build({ ...meta, ...tally });
  const share = meta.total > 0 ? cut.meta.total / meta.total : 0;
  return {
    ...cut,
    meta: { ...cut.meta, samples: Math.round(meta.samples * share), realInterval: meta.realInterval },
  };
}

/** The new path of every old one, -1 where nothing is left, and whether runtime frames were stripped from it. */
function cutStacks({ stacks }: Profile, frames: readonly Frame[], builder: ProfileBuilder) {
  const stack = new Int32Array(stacks.parent.length).fill(-1);
  const state = new Uint8Array(stacks.parent.length);
  const stripped = new Uint8Array(stacks.parent.length);
  stacks.parent.forEach((parent, i) => {
    const frame = frames[stacks.frame[i]!]!;
    const above = parent < 0 ? OUTSIDE : state[parent]!;
    const isRuntime = frame.origin === "runtime" || frame.origin === "native";
    if (frame.origin === "harness" || (isRuntime && above === IN_HARNESS)) {
      state[i] = IN_HARNESS;
      return;
    }
    const continues = above === IN_PROGRAM || isRuntime;
    const up = parent >= 0 && continues ? stack[parent]! : -1;
    stack[i] = builder.stack(up, builder.frame(frame));
    state[i] = isRuntime ? above : IN_PROGRAM;
    stripped[i] = continues ? (stripped[parent] ?? 0) : above === OUTSIDE && parent >= 0 ? 1 : 0;
  });
  return { stack, stripped };
}
