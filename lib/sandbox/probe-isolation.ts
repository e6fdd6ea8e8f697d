import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Isolation } from "@/lib/protocol/sandbox";
import { bubblewrap } from "./bubblewrap";
import { COMMAND_UID, type Containment } from "./containment";
import { type HostTools, probeHostTools } from "./host-tools";
import { reduced } from "./reduced";
import { runIn } from "./run-in";
import { userNamespace } from "./user-namespace";

export interface ProbedIsolation {
  isolation: Isolation;
  containment: Containment;
  tools: HostTools;
}

let probed: Promise<ProbedIsolation> | undefined;

/**
 * The strongest containment that works on this host, found once a process by running a command in it: that a program is
 * installed proves nothing, as distributions and container engines refuse namespaces in several ways.
 */
export function probeIsolation(): Promise<ProbedIsolation> {
  probed ??= probeContainments(probeHostTools(COMMAND_UID), [bubblewrap, userNamespace]);
  return probed;
}

/** The first of the candidates whose promise holds here, or reduced isolation. */
export async function probeContainments(
  tools: HostTools,
  candidates: readonly ((tools: HostTools) => Containment)[],
): Promise<ProbedIsolation> {
  for (const candidate of candidates) {
    const containment = candidate(tools);
    if (await holds(containment, tools)) return { isolation: containment.isolation, containment, tools };
  }
  const containment = reduced(tools);
  return { isolation: containment.isolation, containment, tools };
}

/** Says "contained" only from where the host's file is out of sight, nothing but loopback exists and the box is closed. */
const TRIAL = `[ ! -e "$HOST_FILE" ] && [ "$(grep -c : /proc/net/dev)" = 1 ] && ! touch closed/x && touch open/x && node -e 'process.stdout.write("contained")'`;

async function holds(containment: Containment, tools: HostTools): Promise<boolean> {
  const folder = await mkdtemp(path.join(tmpdir(), "wick-probe-"));
  try {
    const box = path.join(folder, "box");
    await mkdir(path.join(box, "open"), { recursive: true });
    await mkdir(path.join(box, "closed"));
    await chmod(box, 0o755);
    const hostFile = path.join(folder, "host");
    await writeFile(hostFile, "");
    const result = await runIn(
      containment,
      tools,
      {
        argv: ["sh", "-c", TRIAL],
        box,
        cwd: ".",
        writable: ["open"],
        environment: { HOST_FILE: hostFile },
        stdin: "",
        limits: { wallSeconds: 20, outputBytes: 4096, memoryMegabytes: 1024 },
        core: null,
      },
      new AbortController().signal,
    );
    return result.stdout === "contained";
  } catch {
    // Whatever refuses here, refuses to agents: the next candidate is tried.
    return false;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
