/**
 * Counts of tests over all stages.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Tally
 */

/** @param {Tally[]} tallies @returns {Tally} */
export function total(tallies) {
  const sum = (key) => tallies.reduce((so, tally) => so + tally[key], 0);
  return { passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped") };
}

/** The line `npm test` ends with. @param {Tally} tally */
export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** One thing that either held or did not. */
export const single = (held) => ({ passed: held ? 1 : 0, failed: held ? 0 : 1, skipped: 0 });

/** A runner that failed without a failed test (a crash, an error outside every test) must not count as a success. */
export function withCrash(tally, exitCode) {
  return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}
