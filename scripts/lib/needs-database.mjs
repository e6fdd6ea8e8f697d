/** The commands of `wick` that read or write studies, or wait for the host's turn to measure. */
export const DATABASE_COMMANDS = [
  "task check",
  "study list",
  "study run",
  "study predict",
  "study launch",
  "study status",
  "study calibration",
  "study export",
];

/**
 * Whether a command line will ask the database, which takes seconds to start where nothing else runs. Help, the version and
 * wrong commands do not.
 *
 * @param {readonly string[]} args what stands behind `wick`
 */
export function needsDatabase(args) {
  if (args.some((word) => word === "--help" || word === "-h")) return false;
  return DATABASE_COMMANDS.includes(args.slice(0, 2).join(" "));
}
