import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { ContainedCommand, Shown } from "./contained-command";
import { COMMAND_UID } from "./containment";
import { DIE_WITH_PARENT, dropUserArgv, type HostTools } from "./host-tools";

/** What a full containment needs of the host besides its programs. */
export interface Places {
  box: string;
  node: string;
  /** A password file, a group file and a host table that name nobody of the host. */
  etc: string;
  /** The script that builds a root by hand. */
  enter: string;
  /** An empty folder to mount on. */
  root: string;
  shown: readonly Shown[];
}

/** On the host; `root` is made for one command, and stays empty: what is mounted there ends with its namespace. */
export async function placesOf({ box, shown = [] }: ContainedCommand): Promise<Places> {
  const own = import.meta.dirname;
  const root = await mkdtemp(path.join(tmpdir(), "wick-root-"));
  const [etc, enter] = [path.join(own, "etc"), path.join(own, "enter-box.sh")];
  return { box, node: process.execPath, etc, enter, root, shown };
}

export const leavePlaces = ({ root }: Places): Promise<void> => rm(root, { recursive: true, force: true });

/**
 * Root's commands run as an unprivileged user, who may be unable to enter the folders above the box or Node (a checkout
 * in root's home): both are bound where that user can reach them, in a mount namespace of the command's own. As an ordinary user
 * nothing is to be done. No process stays behind in between: only from a parent that may signal it does a command die with
 * Wick.
 *
 * @param contain the rest of the command line, told where the places are then found
 */
export function reachArgv(host: Places, tools: HostTools, contain: (places: Places) => string[]): string[] {
  if (!tools.root) return contain(host);
  const at = (name: string) => path.join(host.root, name);
  const shown = host.shown.map((one, index) => ({ ...one, from: at(`shown${index}`) }));
  return [
    ...["unshare", "--mount", "--propagation", "private", "sh", "-ec", REACH, "reach"],
    ...[host.root, host.box, host.node, host.etc, host.enter, String(COMMAND_UID)],
    ...host.shown.flatMap(({ from }, index) => [from, shown[index]!.from]),
    "--",
    ...dropUserArgv(COMMAND_UID),
    ...(tools.dieWithParent ? DIE_WITH_PARENT : []),
    ...contain({ box: at("box"), node: at("node"), etc: at("etc"), enter: at("enter"), root: at("root"), shown }),
  ];
}

const REACH = `mount -t tmpfs -o mode=755,size=1m tmpfs "$1"
mkdir "$1/root" "$1/box" "$1/etc"
: > "$1/node"; : > "$1/enter"
chown "$6:$6" "$1/root"
mount --bind "$2" "$1/box"
mount --bind "$3" "$1/node"
mount --bind "$4" "$1/etc"
mount --bind "$5" "$1/enter"
shift 6
while [ "$1" != -- ]; do
  mkdir "$2"
  mount --bind "$1" "$2"
  shift 2
done
shift
exec "$@"`;
