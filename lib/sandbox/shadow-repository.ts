import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { FileChange } from "@/lib/protocol/sandbox";
import { runGit } from "./run-git";
import { sandboxFault } from "./sandbox-fault";
import { tidyTree } from "./tidy-tree";

const DIFF = [
  "diff",
  "--no-color",
  "--no-ext-diff",
  "--no-textconv",
  "--no-renames",
  "--full-index",
  "--src-prefix=a/",
  "--dst-prefix=b/",
];
const TOO_LARGE = "A diff of more than 32 MiB is not kept.\n";

/**
 * History of a work tree in a git repository that lies elsewhere: one commit a step, so any step's tree can be rebuilt.
 * What the tree itself says to git (attributes, ignore rules, nested repositories) changes nothing: every byte is recorded.
 */
export class ShadowRepository {
  private constructor(
    private readonly folder: string,
    private readonly work: string,
  ) {}

  /** Starts the history of `work` in a new folder; the tree as it stands is the base. */
  static async start(folder: string, work: string): Promise<{ repository: ShadowRepository; base: string }> {
    const repository = new ShadowRepository(folder, work);
    await repository.git(["init", "--quiet", "--template="]);
    await mkdir(path.join(folder, "info"), { recursive: true });
    // Outranks the tree's own .gitattributes.
    await writeFile(
      path.join(folder, "info", "attributes"),
      "* -text -eol -ident -filter -working-tree-encoding !diff\n",
    );
    const base = await repository.commit("snapshot", null);
    if (base === null) throw sandboxFault("the work tree could not be recorded", new Error("it holds no file"));
    return { repository, base };
  }

  /** Commits the tree as it stands; null when it is the parent's. */
  async commit(message: string, parent: string | null): Promise<string | null> {
    await tidyTree(this.work);
    await this.git(["add", "--all", "--force", "."]);
    const tree = (await this.git(["write-tree"])).trim();
    if (parent !== null && tree === (await this.git(["rev-parse", `${parent}^{tree}`])).trim()) return null;
    const commit = await this.git(["commit-tree", tree, ...(parent ? ["-p", parent] : []), "-m", message]);
    return commit.trim();
  }

  /** Unified diff between two commits; of a binary file only that it differs. */
  diff(from: string, to: string): Promise<string> {
    return this.git([...DIFF, from, to, "--"], TOO_LARGE);
  }

  async changes(from: string, to: string): Promise<FileChange[]> {
    const lines = (await this.git([...DIFF, "--numstat", "-z", from, to, "--"])).split("\0").filter(Boolean);
    return lines.map((line) => {
      const [added, deleted, ...file] = line.split("\t");
      // Binary files have "-" for both.
      return { path: file.join("\t"), added: Number(added) || 0, deleted: Number(deleted) || 0 };
    });
  }

  async files(commit: string): Promise<string[]> {
    return (await this.git(["ls-tree", "-r", "-z", "--name-only", "--full-tree", commit])).split("\0").filter(Boolean);
  }

  /** A file's text at a commit. */
  file(commit: string, file: string): Promise<string> {
    return this.git(["cat-file", "blob", `${commit}:${file}`], TOO_LARGE);
  }

  private async git(args: readonly string[], instead?: string): Promise<string> {
    const environment = { GIT_DIR: this.folder, GIT_WORK_TREE: this.work };
    const { exitCode, stdout, stderr } = await runGit(this.work, args, { environment });
    if (exitCode !== 0) throw sandboxFault(`git ${args[0]} failed on the work tree`, new Error(stderr));
    if (stdout !== null) return stdout;
    if (instead !== undefined) return instead;
    throw sandboxFault(`git ${args[0]} failed on the work tree`, new Error("it said more than 32 MiB"));
  }
}
