/** One edit of the tree, complete in itself: new contents by path, null to delete the file. */
export interface CandidateEdit {
  id: string;
  kind: "expert" | "decoy";
  files: Readonly<Record<string, string | null>>;
  /** The functions it touches, as profiles name them. */
  touches: readonly { name: string; file: string; line: number }[];
}

/** What only calibration agents are handed: the expert's edit and decoys that change nothing (DESIGN §11). */
export interface AnswerKey {
  expert: CandidateEdit;
  decoys: readonly CandidateEdit[];
  /** An edit under which guard cases fail. */
  breaking: CandidateEdit;
}
