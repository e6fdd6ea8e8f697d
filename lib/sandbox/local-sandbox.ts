import { chown, lstat, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Program, ProgramLimits, ProgramPlace, ProgramStart } from "@/lib/protocol/program";
import type { CommandLimits, ExecResult, Isolation, Sandbox, TreeStep } from "@/lib/protocol/sandbox";
import { COMMAND_UID } from "./containment";
import { pathInTree } from "./path-in-tree";
import { giveTo } from "./prepare-box";
import { type ProbedIsolation, probeIsolation } from "./probe-isolation";
import { readTextFile } from "./read-text-file";
import { runIn } from "./run-in";
import { sandboxFault } from "./sandbox-fault";
import { ShadowRepository } from "./shadow-repository";
import { type StartedProgram, startProgram } from "./start-program";

const READABLE_BYTES = 4 * 1024 * 1024;

/** A sandbox whose history can be asked for any step, for views of the work tree and for packing the patch. */
export interface LocalSandbox extends Sandbox {
  /** All changes since the snapshot as a unified diff, the tree as it stands committed first. */
  patch(): Promise<string>;
  filesAt(tree: string): Promise<string[]>;
  fileAt(tree: string, path: string): Promise<string>;
  diffBetween(from: string, to: string): Promise<string>;
  /**
   * Starts a program of the agent's own in the tree, once: it goes on beside everything else that is done here, and is held
   * still while the tree is looked at.
   *
   * @param scaffold folder of the host that it sees read-only, or null
   * @throws RangeError when a path of the program's files leaves its home · Fault (place `sandbox`)
   */
  start(
    scaffold: string | null,
    start: (place: ProgramPlace) => ProgramStart,
    limits: ProgramLimits,
    signal: AbortSignal,
  ): Promise<Program>;
}

/**
 * Opens a sandbox on a box that is laid out already: `work` is the tree.
 * @param repository folder for the shadow repository; must not exist, and lies outside the box
 * @throws Fault (place `sandbox`)
 */
export async function openLocalSandbox(box: string, repository: string): Promise<LocalSandbox> {
  const probed = await probeIsolation();
  const work = path.join(box, "work");
  try {
    const uid = probed.tools.root ? COMMAND_UID : null;
    if (uid !== null) await giveTo(uid, work);
    const started = await ShadowRepository.start(repository, work);
    return new BoxSandbox(probed, box, work, uid, started.repository, started.base);
  } catch (cause) {
    throw sandboxFault("the sandbox could not be opened", cause);
  }
}

class BoxSandbox implements LocalSandbox {
  readonly isolation: Isolation;
  tree: string;
  private last: Promise<unknown> = Promise.resolve();
  private program: StartedProgram | null = null;

  constructor(
    private readonly probed: ProbedIsolation,
    private readonly box: string,
    private readonly work: string,
    private readonly uid: number | null,
    private readonly repository: ShadowRepository,
    readonly baseTree: string,
  ) {
    this.isolation = probed.isolation;
    this.tree = baseTree;
  }

  shell(command: string, limits: CommandLimits, signal: AbortSignal): Promise<ExecResult> {
    const { containment, tools } = this.probed;
    const argv = [tools.shell, ...(tools.shell === "bash" ? ["--norc"] : []), "-c", command];
    const contained = {
      argv,
      box: this.box,
      cwd: "work",
      writable: ["work"],
      environment: {},
      stdin: "",
      limits,
      core: null,
    };
    return this.alone(() => runIn(containment, tools, contained, signal));
  }

  start(
    scaffold: string | null,
    start: (place: ProgramPlace) => ProgramStart,
    limits: ProgramLimits,
    signal: AbortSignal,
  ): Promise<Program> {
    return this.alone(async () => {
      if (this.program !== null) throw new RangeError("a sandbox takes one program");
      const { probed, box } = this;
      this.program = await startProgram({ probed, box, scaffold, limits, signal }, start);
      return this.program;
    });
  }

  read(named: string): Promise<string> {
    return this.alone(() => readTextFile(this.work, named, READABLE_BYTES));
  }

  write(named: string, content: string): Promise<void> {
    return this.alone(async () => {
      const file = await pathInTree(this.work, named);
      const found = await lstat(file).catch(() => null);
      if (found && !found.isFile()) throw new RangeError(`${named} is not a file that can be written`);
      await this.store(file, content);
    });
  }

  remove(named: string): Promise<void> {
    return this.alone(async () => {
      const file = await pathInTree(this.work, named);
      const found = await lstat(file).catch(() => null);
      if (!found?.isFile()) throw new RangeError(`${named} is not a file of the tree`);
      await rm(file);
    });
  }

  list(): Promise<string[]> {
    return this.alone(async () => {
      const entries = await readdir(this.work, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) => path.relative(this.work, path.join(entry.parentPath, entry.name)))
        .sort();
    });
  }

  commitStep(message: string): Promise<TreeStep | null> {
    return this.alone(async () => {
      const tree = await this.repository.commit(message, this.tree);
      if (tree === null) return null;
      const previous = this.tree;
      this.tree = tree;
      const [files, diff, cumulative] = await Promise.all([
        this.repository.changes(previous, tree),
        this.repository.diff(previous, tree),
        this.repository.diff(this.baseTree, tree),
      ]);
      return { tree, files, diff, cumulative };
    });
  }

  async patch(): Promise<string> {
    await this.commitStep("patch");
    return this.diffBetween(this.baseTree, this.tree);
  }

  filesAt(tree: string): Promise<string[]> {
    return this.repository.files(tree);
  }

  fileAt(tree: string, file: string): Promise<string> {
    return this.repository.file(tree, file);
  }

  diffBetween(from: string, to: string): Promise<string> {
    return this.repository.diff(from, to);
  }

  /** The box and the repository belong to whoever laid them out. */
  async close(): Promise<void> {
    this.program?.stop();
    await this.program?.ended.catch(() => {});
    await this.last.catch(() => {});
  }

  private async store(file: string, content: string): Promise<void> {
    try {
      const first = await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, content);
      if (this.uid === null) return;
      await chown(file, this.uid, this.uid);
      if (first !== undefined) await giveTo(this.uid, first);
    } catch (cause) {
      throw sandboxFault("a file of the work tree could not be written", cause);
    }
  }

  /**
   * One thing at a time: no command runs while paths are checked, so none can change what a checked path means; a program
   * that runs beside it all is held still meanwhile.
   */
  private alone<T>(work: () => Promise<T>): Promise<T> {
    const quietly = async () => {
      const release = this.program?.holdStill();
      try {
        return await work();
      } finally {
        release?.();
      }
    };
    const next = this.last.then(quietly, quietly);
    this.last = next.catch(() => {});
    return next;
  }
}
