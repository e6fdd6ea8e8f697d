/** Name of a function that has none, by where it starts in its file. */
export const anonymousName = (line: number, column: number): string => `(anonymous ${line}:${column})`;

/** Whether a name was made by `anonymousName`. */
export const isAnonymous = (name: string): boolean => /^\(anonymous \d+:\d+\)$/.test(name);
