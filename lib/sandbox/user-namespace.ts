import type { ContainedCommand } from "./contained-command";
import {
  baseEnvironment,
  COMMAND_UID,
  CONTAINED_PATH,
  type Containment,
  HOST_PATH,
  INIT,
  TMP_BYTES,
} from "./containment";
import { DIE_WITH_PARENT, type HostTools } from "./host-tools";
import { limitArgv } from "./limit-argv";
import { prepareBox } from "./prepare-box";
import { leavePlaces, type Places, placesOf, reachArgv } from "./reach";

const DETAIL =
  "User namespaces hold: commands see only their box, a read-only system and a private /tmp; no network, no host environment, home or processes; an unprivileged user.";

/** The same containment as bubblewrap's by unshare(1) and mount(8), for hosts without it; it starts some forty programs, 0.1 s of CPU time a command. */
export const userNamespace = (tools: HostTools): Containment => ({
  isolation: { level: "full", detail: DETAIL },
  launch: async (command) => {
    await prepareBox(command, tools.root ? COMMAND_UID : null);
    const places = await placesOf(command);
    return {
      argv: reachArgv(places, tools, (reachable) => userNamespaceArgv(reachable, command, tools)),
      cwd: "/",
      environment: { PATH: HOST_PATH, LC_ALL: "C" },
      mark: null,
      cleanUp: () => leavePlaces(places),
    };
  },
});

const NAMESPACES = [
  "--user",
  "--map-root-user",
  "--mount",
  "--pid",
  "--fork",
  "--kill-child",
  "--net",
  "--ipc",
  "--uts",
];

function userNamespaceArgv(
  { root, box, node, etc, enter, shown }: Places,
  command: ContainedCommand,
  tools: HostTools,
): string[] {
  const environment = {
    ...baseEnvironment(CONTAINED_PATH, "/tmp"),
    ...command.environment,
  };
  return [
    ...(tools.dieWithParent ? DIE_WITH_PARENT : []),
    ...["unshare", ...NAMESPACES, "sh", enter, root, box, node, etc, command.cwd, String(TMP_BYTES)],
    ...[...command.writable, "--"],
    ...[...shown.flatMap(({ from, at }) => [from, at]), "--"],
    // What ran as the namespace's root to mount has no more rights than any user from here on.
    ...["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs"],
    ...["env", "-i", ...Object.entries(environment).map(([name, value]) => `${name}=${value}`)],
    ...["sh", "-c", INIT, "init"],
    ...limitArgv(command.limits, command.core, tools, true),
    ...command.argv,
  ];
}
