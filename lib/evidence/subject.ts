import { type FlatRow, flat } from "@/lib/profile/flat";
import { busyTotal, originSplit } from "@/lib/profile/origin-split";
import { ORIGINS, type Origin, type Profile } from "@/lib/profile/profile";
import { type ShownFiles, shownFiles } from "@/lib/profile/shown-files";
import { hotLinesText, withHotLines } from "./hot-lines";
import { type Label, labeller } from "./label";
import { perProfile } from "./per-profile";
import type { RenderInput } from "./representation";

/** Origins that are no function an agent could edit or call; they appear in the split and in the last line only. */
const PSEUDO: readonly Origin[] = ["gc", "idle", "program"];

const SMALLEST_SHARE = 0.001;
const SMALLEST_SAMPLES = 3;

/** A profile with what every representation asks of it. Amounts in the profile's unit. */
export type Subject = {
  readonly profile: Profile;
  readonly command: string;
  /** The whole that shares are of. */
  readonly busy: number;
  readonly split: Readonly<Record<Origin, number>>;
  /** Functions by self amount; garbage collection, idle and program time are not among them. */
  readonly functions: readonly FlatRow[];
  /** The self amount of each of them, by frame, and of all. */
  readonly selfOf: ReadonlyMap<number, number>;
  readonly allSelf: number;
  /** Functions and paths below this share (0..1) of the whole are noise and get no row: 0.1 %, or three samples. */
  readonly smallestShare: number;
  /** How files are named, in labels and elsewhere. */
  readonly files: ShownFiles;
  readonly label: Label;
  /** The same for the function that a row is about, with its hottest lines where the rows tell them. */
  readonly rowLabel: Label;
  readonly granularity: NonNullable<RenderInput["granularity"]>;
};

type Asked = Pick<RenderInput, "profile" | "command" | "handles" | "granularity">;

/**
 * What is rendered, from the profile that is given to a representation.
 *
 * @param shared names of files where a text is about several profiles; those of this one alone unless given
 */
export function subjectOf(
  { profile, command, handles, granularity = "function" }: Asked,
  shared?: ShownFiles,
): Subject {
  const facts = factsOf(profile);
  const place = shared === undefined ? facts.label : labeller(profile, shared);
  const handle = (frame: number) => (handles === undefined ? "" : ` ${handles(frame)}`);
  const measured = { profile, selfOf: facts.selfOf, smallest: facts.smallestShare * facts.busy };
  const lines = (frame: number) => (granularity === "line" ? hotLinesText(measured, frame) : "");
  return {
    ...facts,
    profile,
    granularity,
    files: shared ?? facts.files,
    command: command ?? profile.meta.command,
    label: (frame, after) => place(frame, after) + handle(frame),
    rowLabel: (frame, after) => withHotLines(place(frame, after), lines(frame)) + handle(frame),
  };
}

const factsOf = perProfile((profile): Omit<Subject, "profile" | "command" | "rowLabel" | "granularity"> => {
  const busy = busyTotal(profile);
  const functions = flat(profile).filter((row) => !isPseudo(profile, row.frame));
  const files = shownFiles(profile);
  return {
    busy,
    functions,
    files,
    selfOf: new Map(functions.map(({ frame, self }) => [frame, self])),
    allSelf: functions.reduce((sum, { self }) => sum + self, 0),
    smallestShare: busy > 0 ? Math.max(SMALLEST_SHARE, (SMALLEST_SAMPLES * profile.meta.realInterval) / busy) : 0,
    split: originSplit(profile),
    label: labeller(profile, files),
  };
});

/** Whether a frame stands for garbage collection, idle or program time. */
export const isPseudo = (profile: Profile, frame: number): boolean =>
  PSEUDO.includes(ORIGINS[profile.frames.origin[frame]!]!);
