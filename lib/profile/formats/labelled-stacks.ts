import type { Frame } from "../profile";
import type { ProfileBuilder } from "../profile-builder";
import { LONGEST_PATH } from "./bounds";

/** What a label names: a function, and the line of it that was running (0: not said). */
export type Labelled = { readonly frame: Frame; readonly running: number };

/** Call paths of text formats, which repeat the label of a function wherever it occurs: each is looked into once. */
export class LabelledStacks {
  private readonly known = new Map<string, { readonly index: number; readonly running: number }>();

  /** @param fail makes the error of a reason */
  constructor(
    private readonly builder: ProfileBuilder,
    private readonly look: (label: string) => Labelled,
    private readonly fail: (why: string) => Error,
  ) {}

  /** Adds a sample of `weight` whose path has these labels, outermost first; `at` says where it stands in the file. */
  sample(labels: readonly string[], weight: number, at: string, time?: number): void {
    if (labels.length > LONGEST_PATH)
      throw this.fail(`${at} is a path of ${labels.length} calls; at most ${LONGEST_PATH} are read`);
    let stack = -1;
    let leaf = { index: -1, running: 0 };
    for (const label of labels) {
      leaf = this.find(label);
      stack = this.builder.stack(stack, leaf.index);
    }
    this.builder.sample(stack, weight, time);
    if (leaf.running > 0) this.builder.lineWeight(leaf.index, leaf.running, weight);
  }

  private find(label: string): { readonly index: number; readonly running: number } {
    const known = this.known.get(label);
    if (known !== undefined) return known;
    const { frame, running } = this.look(label);
    const found = { index: this.builder.frame(frame), running };
    this.known.set(label, found);
    return found;
  }
}

/** Names Python gives to functions without one: several in a file are told apart by a line only. */
const UNNAMED = /<(?:lambda|listcomp|setcomp|dictcomp|genexpr)>$/;

/**
 * What tools say that give the running line but not the one a function starts at. The line is left out of the function,
 * or every hot function would fall apart into its lines; functions without a name keep it, being mostly one line long.
 */
export const runningLine = (name: string, line: number): { line: number; running: number } => ({
  line: UNNAMED.test(name) ? line : 0,
  running: line,
});
