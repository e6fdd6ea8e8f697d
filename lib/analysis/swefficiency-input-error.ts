/** A file of an evaluation that cannot be used. Upstream aborts its whole report here; this says which file it was. */
export class SwefficiencyInputError extends Error {
  override readonly name = "SwefficiencyInputError";

  constructor(
    readonly instanceId: string,
    readonly file: string,
    problem: string,
    remedy: string,
  ) {
    super(`${instanceId}: ${file} ${problem}, so the report cannot be made. ${remedy}`);
  }
}
