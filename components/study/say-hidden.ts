/** Stands wherever effects are hidden: what may be seen nevertheless, why, and what looking at effects leaves behind. */
export const SEEN_MEANWHILE =
  "Verdicts, steps and patches of single runs may be seen at any time, because a broken set-up has to be noticed early and one verdict compares nothing; a look at effects goes on record with its time and the number of runs done.";
