import { isNamed, type NamedFrame } from "@/components/profile/frame-text";
import type { RenderedEvidence } from "@/components/profile/rendered-evidence";
import type { RenderInput, Representation } from "@/lib/evidence/representation";
import { flat } from "@/lib/profile/flat";
import { frameAt, type Profile } from "@/lib/profile/profile";
import { shareThrough } from "@/lib/profile/search";

/** One representation of a profile, with what its text leaves out of it and how much the functions are that it names. */
export function renderEvidence({ id, title, render }: Representation, input: RenderInput): RenderedEvidence {
  const { text, tokens, dropped, named, comparesNothing = false } = render(input);
  const left = { droppedRows: dropped.rows, droppedShare: dropped.share };
  return { id, title, text, tokens, ...left, ...coverageOf(input.profile, named), named, comparesNothing };
}

/** How much of a profile runs through the functions that a text names, and how much is their own. */
function coverageOf(profile: Profile, named: readonly NamedFrame[]): Pick<RenderedEvidence, "covered" | "ownShare"> {
  const isMarked = Uint8Array.from(profile.frames.name, (_, index) => Number(isNamed(frameAt(profile, index), named)));
  const own = flat(profile).filter(({ frame }) => isMarked[frame] === 1);
  return { covered: shareThrough(profile, isMarked), ownShare: own.reduce((sum, row) => sum + row.selfShare, 0) };
}
