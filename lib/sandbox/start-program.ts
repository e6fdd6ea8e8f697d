import { randomBytes } from "node:crypto";
import { chmod, copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import type { Program, ProgramEnd, ProgramLimits, ProgramPlace, ProgramStart } from "@/lib/protocol/program";
import type { ContainedCommand } from "./contained-command";
import { COMMAND_UID, CONTAINED_NODE, CONTAINED_PATH } from "./containment";
import { LineFeed } from "./line-feed";
import { requirePlainPath } from "./path-in-tree";
import { giveTo } from "./prepare-box";
import type { ProbedIsolation } from "./probe-isolation";
import { holdStill } from "./process-tree";
import { readLeft } from "./read-left";
import { requireStarted } from "./run-in";
import { sandboxFault } from "./sandbox-fault";
import { serveSocket } from "./serve-socket";
import { type Supervised, supervise } from "./supervise";

/** On a loopback of its own every port is free. */
const PORT = 8420;
const FILES = ["forward.mjs", "call.mjs", "bridge.mjs"];
/** Folders of the box beside the tree: Wick's files, the program's home, the socket, the scaffold. */
const [WICK, HOME, LINK, SCAFFOLD] = ["wick", "home", "link", "scaffold"] as const;

export interface StartedProgram extends Program {
  /** Stops every process of the program's, until the returned function is called. */
  holdStill(): () => void;
}

interface Setting {
  probed: ProbedIsolation;
  box: string;
  /** Folder of the host where the scaffold is installed, or null. */
  scaffold: string | null;
  limits: ProgramLimits;
  signal: AbortSignal;
}

/**
 * Starts a program in a box as any other command is started there, and with it a server that answers what the program asks
 * on its loopback. Both end together.
 *
 * @throws RangeError when a path of `home` leaves it · Fault (place `sandbox`)
 */
export async function startProgram(
  setting: Setting,
  start: (place: ProgramPlace) => ProgramStart,
): Promise<StartedProgram> {
  const { probed, box, scaffold, signal } = setting;
  const uid = probed.tools.root ? COMMAND_UID : null;
  const isFull = probed.isolation.level === "full";
  const seen = isFull ? "/box" : box;
  const place: ProgramPlace = {
    origin: `http://127.0.0.1:${isFull ? PORT : await freePort()}`,
    key: `wick-${randomBytes(24).toString("hex")}`,
    work: path.join(seen, "work"),
    home: path.join(seen, HOME),
    scaffold: scaffold && (isFull ? path.join(seen, SCAFFOLD) : scaffold),
  };
  const started = start(place);
  for (const file of Object.keys(started.home)) requirePlainPath(file);
  await layFiles(box, seen, place, started, { uid, node: isFull ? CONTAINED_NODE : process.execPath, scaffold });

  const stopping = new AbortController();
  const killed = AbortSignal.any([stopping.signal, signal]);
  const lines = new LineFeed(setting.limits.outputBytes);
  let supervisor: number | null = null;
  let failure: { error: unknown } | null = null;
  const failed = (error: unknown) => {
    failure ??= { error };
    stopping.abort();
  };
  const launch = await probed.containment.launch(commandOf(setting, place, started));
  const closeServer = await serveSocket(path.join(box, LINK, "socket"), {
    uid,
    ...place,
    serve: started.serve,
    failed,
  });
  const watcher = { started: (pid: number) => (supervisor = pid), stdout: (chunk: Buffer) => lines.add(chunk) };
  const run = async (): Promise<ProgramEnd> => {
    try {
      const supervised = await supervise(launch, started.stdin, setting.limits, probed.tools, killed, watcher);
      if (failure) throw failure.error;
      signal.throwIfAborted();
      requireStarted(supervised, started.command);
      return endOf(supervised);
    } finally {
      supervisor = null;
      lines.end();
      await closeServer();
      await Promise.all([launch.cleanUp(), rm(path.join(box, LINK), { recursive: true, force: true })]);
    }
  };
  const ended = run();
  // Whoever waits for it is told; until then a rejection is nobody's.
  ended.catch(() => {});
  return {
    ...{ lines, ended, stop: () => stopping.abort() },
    ...readLeft(path.join(box, HOME)),
    holdStill: () => (supervisor === null ? () => {} : holdStill(supervisor)),
  };
}

function commandOf(
  { probed, box, scaffold, limits }: Setting,
  { origin, home }: ProgramPlace,
  { command, environment, stdin }: ProgramStart,
): ContainedCommand {
  const { shell } = probed.tools;
  const isFull = probed.isolation.level === "full";
  const usual = isFull ? CONTAINED_PATH : `${path.dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`;
  const forwarder = [
    "node",
    path.join("..", WICK, "forward.mjs"),
    new URL(origin).port,
    path.join("..", LINK, "socket"),
  ];
  return {
    argv: [...forwarder, shell, ...(shell === "bash" ? ["--norc"] : []), "-c", command],
    ...{ box, cwd: "work", writable: ["work", HOME, LINK], stdin, limits, core: null },
    ...(scaffold !== null && isFull && { shown: [{ from: scaffold, at: SCAFFOLD }] }),
    environment: { ...environment, HOME: home, PATH: `${path.join(path.dirname(home), WICK, "bin")}:${usual}` },
  };
}

/** Lays out what the program finds beside the tree. Nothing ran in the box that could write there. */
async function layFiles(
  box: string,
  seen: string,
  { origin, key }: ProgramPlace,
  { home, commands, bridge }: ProgramStart,
  { uid, node, scaffold }: { uid: number | null; node: string; scaffold: string | null },
): Promise<void> {
  try {
    const wick = path.join(box, WICK);
    await mkdir(path.join(wick, "bin"), { recursive: true });
    for (const folder of [HOME, LINK, ...(scaffold === null ? [] : [SCAFFOLD])]) await mkdir(path.join(box, folder));
    for (const file of FILES)
      await copyFile(path.join(import.meta.dirname, "program-files", file), path.join(wick, file));
    await writeFile(path.join(wick, "place.json"), JSON.stringify({ origin, key }));
    const calls = commands.map((one) => ({ ...one, script: "call.mjs" }));
    for (const { name, path: asked, script } of [...calls, { ...bridge, script: "bridge.mjs" }]) {
      const file = path.join(wick, "bin", name);
      await writeFile(file, `#!/bin/sh\nexec '${node}' '${path.join(seen, WICK, script)}' '${asked}' "$@"\n`);
      await chmod(file, 0o755);
    }
    for (const [name, text] of Object.entries(home)) {
      const file = path.join(box, HOME, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    for (const folder of [WICK, HOME, LINK]) await chmod(path.join(box, folder), 0o700);
    if (uid !== null) for (const folder of [WICK, HOME, LINK]) await giveTo(uid, path.join(box, folder));
  } catch (cause) {
    throw sandboxFault("the files of a program could not be laid out", cause);
  }
}

/** Without a loopback of its own a program shares the host's; another may take the port in between, which ends it with a reason. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

const LAST_WORDS = 2000;

function endOf({ stopped, exitCode, stdout, stderr }: Supervised): ProgramEnd {
  return {
    why: stopped === null ? "exited" : stopped === "aborted" ? "stopped" : stopped,
    exitCode: stopped === null ? exitCode : null,
    truncated: stdout.truncated || stderr.truncated,
    lastWords: stderr.text().trim().slice(-LAST_WORDS),
  };
}
