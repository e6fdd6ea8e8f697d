/** The commands of `wick` that neither read nor write what is stored. */
export const WITHOUT_DATABASE = [
  "task list",
  "study schema",
  "profile convert",
  "profile evidence",
  "agent list",
  "perfagent run",
  "perfagent trajectory",
];

/**
 * Whether a command line may ask the database, which takes seconds to start where nothing else runs. Help, the version and
 * a group without a command do not; what is not known here does.
 *
 * @param {readonly string[]} args what stands behind `wick`
 */
export function needsDatabase(args) {
  const [group = "", command = ""] = args;
  const asksHelp = group === "help" || command === "help" || args.some((word) => word === "--help" || word === "-h");
  if (asksHelp || group === "" || group.startsWith("-")) return false;
  return command !== "" && !command.startsWith("-") && !WITHOUT_DATABASE.includes(`${group} ${command}`);
}
