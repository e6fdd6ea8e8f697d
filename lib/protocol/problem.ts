/** One thing wrong with a design, where it is, as a person would fix it. */
export interface Problem {
  /** Dotted: `conditions.0.id`; empty when it is about the whole. */
  path: string;
  /** The rest of a sentence that begins with the field's name: `is 0; a run needs at least 1 step`. */
  message: string;
}

/** A field as it is found in a file: `conditions[0].id`. */
export const fieldName = (path: string): string => path.replace(/\.(\d+)(?=\.|$)/g, "[$1]");

/** The sentence; `whole` is what a problem without a field is about, such as `the file`. */
export const sayProblem = ({ path, message }: Problem, whole: string): string =>
  `${path === "" ? whole : fieldName(path)} ${message}`;

export const sayProblems = (problems: readonly Problem[], whole: string): string =>
  problems.map((problem) => sayProblem(problem, whole)).join(". ");
