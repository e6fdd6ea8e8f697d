import { chown, lstat, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { CommandLimits, ExecResult, Isolation, Sandbox, TreeStep } from "@/lib/protocol/sandbox";
import { COMMAND_UID } from "./containment";
import { pathInTree } from "./path-in-tree";
import { giveTo } from "./prepare-box";
import { type ProbedIsolation, probeIsolation } from "./probe-isolation";
import { runIn } from "./run-in";
import { sandboxFault } from "./sandbox-fault";
import { ShadowRepository } from "./shadow-repository";

const READABLE_BYTES = 4 * 1024 * 1024;

/** A sandbox whose history can be asked for any step, for views of the work tree and for packing the patch. */
export interface LocalSandbox extends Sandbox {
  /** All changes since the snapshot as a unified diff, the tree as it stands committed first. */
  patch(): Promise<string>;
  filesAt(tree: string): Promise<string[]>;
  fileAt(tree: string, path: string): Promise<string>;
  diffBetween(from: string, to: string): Promise<string>;
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

  read(named: string): Promise<string> {
    return this.alone(async () => {
      const file = await pathInTree(this.work, named);
      const found = await lstat(file).catch(() => null);
      if (!found?.isFile()) throw new RangeError(`${named} is not a file of the tree`);
      if (found.size > READABLE_BYTES)
        throw new RangeError(`${named} has ${found.size} bytes, too many to read at once`);
      const text = await readFile(file, "utf8");
      if (text.includes("\0")) throw new RangeError(`${named} is not a text file`);
      return text;
    });
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

  /** One thing at a time: no command runs while paths are checked, so none can change what a checked path means. */
  private alone<T>(work: () => Promise<T>): Promise<T> {
    const next = this.last.then(work, work);
    this.last = next.catch(() => {});
    return next;
  }
}
