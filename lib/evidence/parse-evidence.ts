/** A function that an evidence text names. */
export type NamedFunction = {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  /** 1 for the first function named. */
  readonly rank: number;
  /** Share of busy time (0..1) printed first on its line; in a diff, its self share after the change. */
  readonly share: number;
  /** Self share (0..1) when the line prints one, else null. */
  readonly self: number | null;
  /** `row`: the line is about it. `path`: it leads to the line's last function. `caller`: named as a row's caller. */
  readonly role: "row" | "path" | "caller";
};
