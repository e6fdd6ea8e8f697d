import { frameAt, PROFILE_KINDS, type Profile, type ProfileKind, UNITS, type Unit } from "../profile";
import { ProfileBuilder } from "../profile-builder";
import { ProfileUnavailable } from "../profile-unavailable";
import { whyNoWeight } from "./bounds";
import { countSamples } from "./count-samples";
import { ownLabel, readForeignLabel, readOwnLabel } from "./folded-label";
import { isRemark, splitLine, valuesOnLine } from "./folded-lines";
import { type Format, type ProfileReader, type ReadContext, readWith } from "./format";
import { type Labelled, LabelledStacks } from "./labelled-stacks";
import { firstLines, LineCutter } from "./line-cutter";
import { OPEN_META } from "./open-meta";

/** The remark that Wick's own files begin with: it ends in a word, so that no tool takes it for a path and a weight. */
const HEADER = /^# wick-folded kind=(\w+) samples=(\d{1,15}) unit=(\w+)$/;
const SHOWN = 60;
/** Text is put together in pieces: V8's strings end at 512 MB. */
const PIECE = 1 << 24;

/**
 * Folded (collapsed) stacks: `outermost;…;innermost 42` a line. The weights have a unit in Wick's own files only, which say
 * it in their first line; elsewhere they are taken for counts of samples. Holds no times and no lines but the running ones.
 */
export const folded: Format = {
  id: "folded",
  title: "Folded stacks",
  detect: (head) => {
    const first = firstLines(head, 20).find((line) => !isRemark(line)) ?? "";
    return !/^\s*[{[]/.test(first) && (splitLine(first) !== null || isCutPath(first, head.length));
  },
  read: (bytes, context) => readWith(reader(context), bytes),
  reader,
  write,
};

/** A path so deep that its weight lies beyond the head. */
const isCutPath = (line: string, bytes: number): boolean =>
  Buffer.byteLength(line) === bytes && line.split(";", 8).length === 8;

/** What a file of Wick's own says in its first line. */
type Header = { readonly kind: ProfileKind; readonly unit: Unit; readonly samples: number };

function reader(context: ReadContext): ProfileReader {
  const builder = new ProfileBuilder();
  let own: Header | null = null;
  const tally = { lines: 0, withTwoValues: 0, total: 0, whole: true, hasShortPaths: false };
  const look = (label: string): Labelled => {
    if (own !== null) return readOwnLabel(label, context.roots);
    const labelled = readForeignLabel(label, context.roots);
    tally.hasShortPaths ||= /^[^/<].*\.py$/.test(labelled.frame.file) && labelled.frame.origin === "user";
    return labelled;
  };
  const stacks = new LabelledStacks(builder, look, unreadable);
  const take = (line: string, number: number): void => {
    if (number === 1) own = readHeader(line);
    if (line.trim() === "" || isRemark(line)) return;
    const split = splitLine(line);
    if (split === null)
      throw unreadable(
        `line ${number} is "${line.slice(0, SHOWN)}"; expected frames joined by ";", a space and a number`,
      );
    const weight = Number(split.weight);
    const why = whyNoWeight(weight);
    if (why !== null) throw unreadable(`the weight of line ${number} ${why}`);
    stacks.sample(split.path.split(";"), weight, `line ${number}`);
    tally.lines += 1;
    tally.withTwoValues += valuesOnLine(split.path) - 1;
    tally.total += weight;
    tally.whole &&= Number.isInteger(weight);
  };
  const cutter = new LineCutter(take, unreadable);
  return {
    push: (chunk) => cutter.push(chunk),
    end: () => {
      cutter.end();
      if (own === null && tally.lines > 0 && tally.withTwoValues === tally.lines)
        throw unreadable(
          "every line ends in two numbers, as a difference of two profiles does; open the two profiles and compare them here",
        );
      const profile = builder.build({
        ...OPEN_META,
        kind: own?.kind ?? "cpu",
        unit: own?.unit ?? "count",
        profiler: "folded",
        command: context.command,
        interval: own === null ? null : context.interval,
        caveats: [...(own === null ? [NO_UNIT] : []), ...(tally.hasShortPaths ? [SHORT_PATHS] : [])],
      });
      if (own !== null) return countSamples(profile, own.samples);
      return tally.whole ? countSamples(profile, tally.total) : profile;
    },
  };
}

const NO_UNIT =
  "The file does not say what its numbers are: they are taken for counts of CPU samples, so shares are right and times unknown.";

const SHORT_PATHS =
  "Python files are named from where they are imported, so Python's own modules and installed packages count as the program's.";

function readHeader(line: string): Header | null {
  const match = HEADER.exec(line);
  if (match === null) return null;
  const kind = PROFILE_KINDS.find((each) => each === match[1]);
  const unit = UNITS.find((each) => each === match[3]);
  if (kind === undefined || unit === undefined)
    throw unreadable(`line 1 says kind ${match[1]} and unit ${match[3]}, which this program does not know`);
  return { kind, unit, samples: Number(match[2]) };
}

function write(profile: Profile): Buffer {
  const { parent, frame } = profile.stacks;
  const labels = Array.from(profile.frames.name, (_, index) => ownLabel(frameAt(profile, index)));
  const weights = new Float64Array(parent.length);
  profile.samples.stack.forEach((stack, i) => {
    weights[stack]! += profile.samples.weight[i]!;
  });
  const paths: string[] = [];
  const pieces: Buffer[] = [];
  const { kind, samples, unit } = profile.meta;
  let text = `# wick-folded kind=${kind} samples=${samples} unit=${unit}\n`;
  for (let i = 0; i < parent.length; i++) {
    const label = labels[frame[i]!]!;
    const path = parent[i]! < 0 ? label : `${paths[parent[i]!]!};${label}`;
    paths.push(path);
    const weight = decimal(weights[i]!);
    if (weight !== "0") text += `${path} ${weight}\n`;
    if (text.length < PIECE) continue;
    pieces.push(Buffer.from(text));
    text = "";
  }
  return Buffer.concat([...pieces, Buffer.from(text)]);
}

/** To a thousandth, without an exponent: what reads folded stacks knows none. */
const decimal = (weight: number): string =>
  Number.isInteger(weight) ? weight.toFixed(0) : weight.toFixed(3).replace(/\.?0+$/, "");

const unreadable = (why: string): ProfileUnavailable =>
  new ProfileUnavailable("unreadable", `These folded stacks cannot be read: ${why}.`);
