/** What came of taking a solution out of a model's answer. */
export interface Extraction {
  /** The new solution; the one it was asked to improve where nothing could be taken. */
  solution: string;
  /** Whether it is another than before. */
  changed: boolean;
  /** What was done, or exactly what was wrong with the answer: told to the model with its next prompt. */
  remarks: readonly string[];
}

/** An answer of which nothing could be used. */
export const unusable = (current: string, ...remarks: string[]): Extraction => ({
  solution: current,
  changed: false,
  remarks,
});

/** An answer that says what the solution is now. */
export function used(current: string, solution: string, remarks: readonly string[] = []): Extraction {
  const changed = solution !== current;
  return { solution, changed, remarks: changed ? remarks : [...remarks, "The answer leaves the program as it was."] };
}
