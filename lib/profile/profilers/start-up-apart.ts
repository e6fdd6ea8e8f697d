import { type Frame, frameAt, type Origin, type Profile } from "../profile";
import { ProfileBuilder } from "../profile-builder";

const SITE = /^<frozen site>$|(?:^|\/)python\d[\d.]*t?\/site\.py$/;
const OF_PROGRAM: readonly Origin[] = ["user", "dependency"];

/**
 * A profile of Python in which all that its `site` module runs before the program begins is the runtime's: installed packages
 * put lines of code there (`.pth` files), which a sampler in a process of its own sees and would take for the program's.
 */
export function startUpApart(profile: Profile): Profile {
  const { meta, stacks, samples, lines } = profile;
  const builder = new ProfileBuilder(samples.others.map(({ kind, unit }) => ({ kind, unit })));
  const frames = Array.from(profile.frames.name, (_, index) => frameAt(profile, index));
  const isStartUp = new Uint8Array(stacks.parent.length);
  const isElsewhere = new Uint8Array(frames.length);
  const place = new Int32Array(stacks.parent.length);
  stacks.parent.forEach((parent, i) => {
    const frame = frames[stacks.frame[i]!]!;
    isStartUp[i] = isSite(frame) || (parent >= 0 && isStartUp[parent] === 1) ? 1 : 0;
    if (isStartUp[i] === 0) isElsewhere[stacks.frame[i]!] = 1;
    const shown = isStartUp[i] === 1 ? ofRuntime(frame) : frame;
    place[i] = builder.stack(parent < 0 ? -1 : place[parent]!, builder.frame(shown));
  });
  samples.stack.forEach((stack, i) => {
    const others = samples.others.map((other) => other.weight[i]!);
    builder.sample(place[stack]!, samples.weight[i]!, samples.time?.[i], others, samples.run?.[i]);
  });
  lines.frame.forEach((index, i) => {
    const frame = isElsewhere[index] === 1 ? frames[index]! : ofRuntime(frames[index]!);
    builder.lineWeight(builder.frame(frame), lines.line[i]!, lines.weight[i]!);
  });
  return { ...builder.build(meta), meta };
}

const isSite = ({ name, file }: Frame): boolean => name === "main" && SITE.test(file);

const ofRuntime = (frame: Frame): Frame =>
  OF_PROGRAM.includes(frame.origin) ? { ...frame, origin: "runtime" } : frame;
