import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chown, lstat, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { Fault } from "@/lib/protocol/fault";
import type { ContainedCommand } from "./contained-command";
import { baseEnvironment, COMMAND_UID, type Containment, REPORT_FD } from "./containment";
import { DIE_WITH_PARENT, dropUserArgv, type HostTools } from "./host-tools";
import { limitArgv } from "./limit-argv";
import { prepareBox } from "./prepare-box";

const run = promisify(execFile);

/** No namespaces: the command sees the host. What is left is a clean environment, limits, and the death of the tree. */
export const reduced = (tools: HostTools): Containment => ({
  isolation: { level: "reduced", detail: detailOf(tools) },
  launch: async (command) => {
    const uid = tools.dropUser ? COMMAND_UID : null;
    if (uid !== null) await requireReachable(command.box);
    await prepareBox(command, uid);
    const home = await mkdtemp(path.join(tmpdir(), "wick-home-"));
    if (uid !== null) await chown(home, uid, uid);
    const closed = tools.root ? [] : await closeToWriting(command);
    const id = randomUUID();
    return {
      argv: reducedArgv(command, tools),
      cwd: path.join(command.box, command.cwd),
      environment: {
        ...baseEnvironment(`${path.dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`, home),
        ...command.environment,
        LC_ALL: "C",
        WICK_COMMAND: id,
      },
      mark: `WICK_COMMAND=${id}`,
      cleanUp: async () => {
        for (const folder of closed) await run("chmod", ["-R", "u+w", "--", folder]);
        await rm(home, { recursive: true, force: true });
      },
    };
  },
});

function detailOf(tools: HostTools): string {
  const limits = tools.limits ? "resource limits, " : "";
  const user = tools.dropUser ? "an unprivileged user, " : "";
  return `Reduced: neither bubblewrap nor user namespaces work here, so commands can read this host's files and reach its network; what holds: ${user}a clean environment, ${limits}time and memory limits, and the end of the whole process tree.`;
}

/** `sh` reports that the command itself was reached, and takes the report's descriptor away from it. */
function reducedArgv({ argv, limits, core }: ContainedCommand, tools: HostTools): string[] {
  const [program, ...words] = argv;
  return [
    ...(tools.dropUser ? dropUserArgv(COMMAND_UID) : []),
    ...(tools.dieWithParent ? DIE_WITH_PARENT : []),
    ...limitArgv(limits, core, tools, tools.dropUser),
    ...["sh", "-c", `echo started >&${REPORT_FD}; exec "$@" ${REPORT_FD}>&-`, "start"],
    ...[program === "node" ? process.execPath : program!, ...words],
  ];
}

/** Guards against accidents only: the command is the owner and could open them again. */
async function closeToWriting({ box, writable }: ContainedCommand): Promise<string[]> {
  const closed: string[] = [];
  for (const name of await readdir(box)) {
    const folder = path.join(box, name);
    const open = writable.some((kept) => kept === name || kept.startsWith(`${name}/`));
    if (open || !(await lstat(folder)).isDirectory()) continue;
    await run("chmod", ["-R", "a-w", "--", folder]);
    closed.push(folder);
  }
  return closed;
}

/** Without namespaces a folder cannot be shown elsewhere, so the unprivileged user must be able to walk to it. */
async function requireReachable(box: string): Promise<void> {
  for (let folder = path.dirname(box); folder !== path.dirname(folder); folder = path.dirname(folder))
    if (((await stat(folder)).mode & 0o001) === 0)
      throw new Fault(
        "sandbox",
        `${folder} cannot be entered by the unprivileged user that root's commands run as: move Wick's data to a folder that others may enter, or run Wick as an ordinary user`,
        { retriable: false },
      );
}
