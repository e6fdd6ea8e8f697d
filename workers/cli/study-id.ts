/** What the argument of commands about one study is. */
export const STUDY_ID = "the study's id, which `study run` prints and the address of its page ends with";
