/** A function as profiles name it: lines and columns from 1, at V8's start of the function (its parameters). */
export interface TouchedFunction {
  name: string;
  file: string;
  line: number;
  column: number;
}

/** One edit of the tree, complete in itself: new contents by path, null to delete the file. */
export interface CandidateEdit {
  id: string;
  kind: "expert" | "decoy";
  files: Readonly<Record<string, string | null>>;
  /** The functions it touches. */
  touches: readonly TouchedFunction[];
}

/** What only calibration agents are handed: the expert's edit and decoys that change nothing (DESIGN §11). */
export interface AnswerKey {
  expert: CandidateEdit;
  decoys: readonly CandidateEdit[];
  /** An edit under which guard cases fail. */
  breaking: CandidateEdit;
}
