import type { Amounts } from "@/lib/budget/ledger";
import { answerAsk } from "@/lib/evidence/answer-ask";
import { Handles, type ProfileHandles } from "@/lib/evidence/handles";
import { frameAt, type Profile } from "@/lib/profile/profile";
import type { Ask } from "@/lib/protocol/ask";
import { longText } from "@/lib/protocol/event";
import type { Workbench } from "../workbench";
import type { Call, Performed } from "./meter";
import { textOrNull } from "./read-sources";
import type { ResolvedPolicy } from "./render-evidence";

/** Fewer evidence tokens than this hold no answer. */
const FEWEST_TOKENS = 20;
const MOST_SECONDS = 30;

interface Shown {
  profile: Profile;
  id: string;
  tree: string;
  handles: ProfileHandles;
}

/**
 * The questions an agent asks about evidence it was shown. Every profiling call brings its evidence tokens; what the
 * profiles' own texts leave of them pays for answers, so that a condition that drills down never shows more tokens than
 * one of the same allowance that does not. An answer is a step and its tokens: no profiling call and no profiling seconds,
 * since nothing is measured.
 */
export class DrillDown {
  private readonly handles = new Handles();
  private shown: Shown | null = null;
  private left = 0;
  /** What the call under way has reserved for its answer. */
  private reserved = 0;

  /** @param remaining tokens that an answer may have of the run's budget */
  constructor(
    private readonly policy: ResolvedPolicy,
    private readonly workbench: Workbench,
    private readonly remaining: () => number,
  ) {}

  /** A profile is shown from now on; returns the handles of its functions. */
  show(profile: Profile, id: string): ProfileHandles["handleOf"] {
    const handles = this.handles.of(profile);
    this.shown = { profile, id, tree: this.workbench.sandbox.tree, handles };
    this.left += this.policy.evidenceTokens;
    return handles.handleOf;
  }

  /** Evidence tokens that were shown of a profile's own text. */
  spend(tokens: number): void {
    this.left -= tokens;
  }

  /** What an answer may cost at most. */
  most(): Partial<Amounts> & { wallSeconds: number; tokens: number } {
    const tokens = Math.min(this.left, this.remaining());
    this.reserved = tokens < FEWEST_TOKENS ? 0 : tokens;
    if (this.reserved === 0) return { wallSeconds: MOST_SECONDS, tokens: 100 };
    return { wallSeconds: MOST_SECONDS, tokens, evidenceTokens: tokens };
  }

  /** @throws RangeError, in words for the agent, when there is nothing to ask about or nothing left to answer with */
  async answer(ask: Ask, call: Call): Promise<Performed> {
    const shown = this.shown;
    if (shown === null) throw new RangeError("no evidence was shown yet, so there is nothing to ask about");
    const frame = shown.handles.frameOf(ask.handle);
    if (frame === null) throw new RangeError(`no function of the profile last shown has the handle ${ask.handle}`);
    const allowance = this.reserved;
    const evidence =
      allowance < FEWEST_TOKENS
        ? null
        : answerAsk({
            profile: shown.profile,
            frame,
            what: ask.what,
            allowance,
            tokenizer: this.policy.tokenizer,
            source: await this.sourceOf(frameAt(shown.profile, frame).file, shown),
            handles: shown.handles.handleOf,
          });
    if (evidence === null || evidence.text === "")
      throw new RangeError(`only ${this.left} evidence tokens are left for answers, too few for one`);
    this.left -= evidence.tokens;
    call.record({
      kind: "evidence-shown",
      step: call.step,
      data: {
        call: call.call,
        profile: shown.id,
        base: null,
        representation: this.policy.representation,
        trigger: this.policy.trigger,
        content: longText(evidence.text),
        tokens: evidence.tokens,
        droppedRows: evidence.dropped.rows,
        droppedShare: evidence.dropped.share,
        ask,
      },
    });
    return { ok: true, text: evidence.text, charge: { evidenceTokens: evidence.tokens } };
  }

  /** The tree may have been edited since: the numbers of its lines then say nothing about the profile. */
  private async sourceOf(file: string, { tree }: Shown): Promise<(named: string) => string | null> {
    const { sandbox } = this.workbench;
    const text = sandbox.tree === tree ? await textOrNull((named) => sandbox.read(named), file) : null;
    return (named) => (named === file ? text : null);
  }
}
