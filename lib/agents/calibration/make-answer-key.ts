import type { Profile } from "@/lib/profile/profile";
import { generator } from "@/lib/stats/generator";
import type { AnswerKey, CandidateEdit } from "../answer-key";
import { HotFunctions } from "./hot-functions";
import { makeDecoys } from "./make-decoys";
import { touchedFunctions } from "./touched-functions";

const DECOYS = 6;
const SCRIPT = /\.[cm]?js$/;

export interface AnswerKeyInput {
  /** Every file of the snapshot that an agent may edit, by path. */
  sources: Readonly<Record<string, string>>;
  /** The expert's files: new contents by path, null to delete the file. */
  expertFiles: Readonly<Record<string, string | null>>;
  /** The unpatched tree's profile. */
  baseProfile: Profile;
  seed: string | number;
}

/**
 * The answer key of a task: the expert's edit among decoys that change nothing, under ids that tell nothing, and an edit that
 * breaks the package. Made anew for each study from the package's own syntax trees; equal inputs give equal keys.
 *
 * @throws RangeError when the expert's files are those of the snapshot, or no file can be parsed
 */
export function makeAnswerKey({ sources, expertFiles, baseProfile, seed }: AnswerKeyInput): AnswerKey {
  const random = generator(seed).fork("answer-key");
  const hot = new HotFunctions(baseProfile);
  const scripts = Object.fromEntries(Object.entries(sources).filter(([file]) => SCRIPT.test(file)));
  const changed = Object.entries(expertFiles).filter(([file, content]) => content !== (sources[file] ?? null));
  if (changed.length === 0) throw new RangeError("the expert's files are those of the snapshot");
  const touched = changed.flatMap(([file, content]) =>
    touchedFunctions(scripts[file] ?? "", content ?? "").map((fn) => ({ file, fn })),
  );
  const isExperts = (file: string, start: number) => touched.some((one) => one.file === file && one.fn.start === start);
  const decoys = makeDecoys({
    sources: scripts,
    hot,
    isTaken: ({ file, fn }) => isExperts(file, fn.start),
    count: DECOYS,
    random: random.fork("decoys"),
  });
  const expert = {
    kind: "expert" as const,
    files: Object.fromEntries(changed),
    touches: touched.map(({ file, fn }) => hot.named(file, fn)),
  };
  const ids = random.fork("ids").shuffle([expert, ...decoys].map((_, index) => `edit-${index + 1}`));
  return {
    expert: { ...expert, id: ids[0]! },
    decoys: decoys.map((decoy, index) => ({ ...decoy, id: ids[index + 1]! })),
    breaking: breakingEdit(
      scripts,
      changed.map(([file]) => file),
    ),
  };
}

/** The files that the expert changes are in use, so the package cannot be loaded or used when they throw. */
function breakingEdit(scripts: Readonly<Record<string, string>>, changed: readonly string[]): CandidateEdit {
  const inUse = changed.filter((file) => scripts[file] !== undefined);
  const files = inUse.length > 0 ? inUse : Object.keys(scripts);
  const broken = files.map((file) => [file, `${scripts[file]}\nthrow new Error("broken on purpose");\n`] as const);
  return { id: "breaking", kind: "decoy", files: Object.fromEntries(broken), touches: [] };
}
