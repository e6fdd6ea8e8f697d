import { existsSync, readlinkSync } from "node:fs";
import path from "node:path";
import type { ContainedCommand } from "./contained-command";
import {
  baseEnvironment,
  COMMAND_UID,
  CONTAINED_NODE,
  CONTAINED_PATH,
  type Containment,
  HOST_PATH,
  INIT,
  REPORT_FD,
  TMP_BYTES,
} from "./containment";
import type { HostTools } from "./host-tools";
import { limitArgv } from "./limit-argv";
import { prepareBox } from "./prepare-box";
import { leavePlaces, type Places, placesOf, reachArgv } from "./reach";

const DETAIL =
  "Bubblewrap holds: commands see only their box, a read-only system and a private /tmp; no network, no host environment, home or processes; an unprivileged user.";

/** Namespaces by bubblewrap: the strongest containment Wick knows without a container engine. */
export const bubblewrap = (tools: HostTools): Containment => ({
  isolation: { level: "full", detail: DETAIL },
  launch: async (command) => {
    await prepareBox(command, tools.root ? COMMAND_UID : null);
    const places = await placesOf(command);
    return {
      argv: reachArgv(places, tools, (reachable) => [
        ...namespaces(reachable, command),
        ...["sh", "-c", INIT, "init"],
        ...limitArgv(command.limits, command.core, tools, true),
        ...command.argv,
      ]),
      cwd: "/",
      environment: { PATH: HOST_PATH, LC_ALL: "C" },
      mark: null,
      cleanUp: () => leavePlaces(places),
    };
  },
});

function namespaces({ box, node, etc, shown }: Places, { writable, cwd, environment }: ContainedCommand): string[] {
  return [
    ...["bwrap", "--die-with-parent", "--new-session", "--as-pid-1", "--json-status-fd", String(REPORT_FD)],
    ...["--unshare-all", "--unshare-user", "--disable-userns", "--uid", "1000", "--gid", "1000", "--hostname", "box"],
    ...system(etc),
    // What bubblewrap lays under a mount is a tmpfs of no limit: it is closed to writing once all is in place.
    ...["--proc", "/proc", "--dev", "/dev", "--size", "16777216", "--tmpfs", "/dev/shm", "--remount-ro", "/dev"],
    ...["--size", String(TMP_BYTES), "--tmpfs", "/tmp"],
    ...["--ro-bind", node, CONTAINED_NODE, "--ro-bind", box, "/box"],
    ...shown.flatMap(({ from, at }) => ["--ro-bind", from, path.posix.join("/box", at)]),
    ...writable.flatMap((folder) => ["--bind", path.join(box, folder), path.posix.join("/box", folder)]),
    ...["--remount-ro", "/", "--chdir", path.posix.join("/box", cwd), "--clearenv"],
    ...Object.entries({
      ...baseEnvironment(CONTAINED_PATH, "/tmp"),
      ...environment,
    }).flatMap(([name, value]) => ["--setenv", name, value]),
  ];
}

/** The host's programs and libraries, read-only, and of /etc only what programs need to start. */
function system(ownEtc: string): string[] {
  const merged = ["/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"].filter(existsSync).flatMap((folder) => {
    const target = linkTarget(folder);
    return target === null ? ["--ro-bind", folder, folder] : ["--symlink", target, folder];
  });
  const hostEtc = ["ld.so.cache", "ld.so.conf", "ld.so.conf.d", "alternatives"].flatMap((name) => [
    ...["--ro-bind-try", `/etc/${name}`, `/etc/${name}`],
  ]);
  const own = ["passwd", "group", "hosts"].flatMap((name) => ["--ro-bind", path.join(ownEtc, name), `/etc/${name}`]);
  return [
    "--perms",
    "0755",
    "--dir",
    "/opt",
    "--perms",
    "0755",
    "--dir",
    "/etc",
    "--ro-bind",
    "/usr",
    "/usr",
    ...merged,
    ...hostEtc,
    ...own,
  ];
}

function linkTarget(folder: string): string | null {
  try {
    return readlinkSync(folder);
  } catch {
    return null;
  }
}
