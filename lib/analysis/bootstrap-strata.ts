/**
 * Strata for resampling tasks: their repositories, with repositories of a single task pooled into one stratum. A stratum of
 * one never varies under resampling, so a sample of many such repositories would otherwise get an interval without width.
 */
export function bootstrapStrata(repositories: readonly string[]): string[] {
  const sizes = new Map<string, number>();
  for (const repository of repositories) sizes.set(repository, (sizes.get(repository) ?? 0) + 1);
  return repositories.map((repository) => (sizes.get(repository) === 1 ? "" : repository));
}
