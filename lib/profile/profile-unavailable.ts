/** Why there is no profile: no file was left · it is of no format that is read · it is broken · it holds no sample · too few. */
export type UnavailableReason = "no-artifact" | "unknown-format" | "unreadable" | "empty" | "too-short";

/** The capture yielded nothing to show. A condition of the measurement, told to the agent; not a fault of the machinery. */
export class ProfileUnavailable extends Error {
  override readonly name = "ProfileUnavailable";
  constructor(
    readonly reason: UnavailableReason,
    message: string,
  ) {
    super(message);
  }
}
