import { LANGUAGE_TITLES, type Language } from "@/lib/profile/profilers/profiler";
import { KIND_TITLES, ProfileKind, type ProfilingPolicy } from "@/lib/protocol/condition";
import type { FoundProfiler } from "@/lib/protocol/worker-record";

/** A way to profile that a condition may ask for. */
export interface KindOffer {
  kind: ProfileKind;
  /** By its id, instead of the first that gives the kind; null: the first. */
  profiler: string | null;
  label: string;
  /** A sentence that says why no worker can; null where one can. */
  why: string | null;
}

type Asked = Pick<ProfilingPolicy, "kind" | "profiler">;

/** Names an offer in a form. */
export const offerId = ({ kind, profiler }: { kind: string; profiler?: string | null }): string =>
  profiler ? `${kind}/${profiler}` : kind;

/**
 * What programs of a language can be profiled by: every kind by its first profiler, and by each other one that works.
 *
 * @param found what each worker reported of its host; a kind is there when one of them has it
 */
export function kindOffers(found: readonly (readonly FoundProfiler[])[], language: Language): KindOffer[] {
  return ProfileKind.options.flatMap((kind) => {
    const reports = found.flat().filter((each) => each.kind === kind && each.language === language);
    const [first, ...others] = [...new Set(reports.map(({ id }) => id))].map((id) =>
      offerOf(reports.filter((report) => report.id === id)),
    );
    if (first === undefined)
      return [{ kind, profiler: null, label: KIND_TITLES[kind], why: nobodyGives(found, language) }];
    return [{ ...first, profiler: null, label: KIND_TITLES[kind] }, ...others.filter(({ why }) => why === null)];
  });
}

/** One profiler and kind, as the workers report it. */
function offerOf(reports: readonly FoundProfiler[]): KindOffer {
  const { id, kind, title } = reports[0]!;
  const refusals = reports.flatMap(({ availability }) => (availability.ok ? [] : [availability.why]));
  const why = refusals.length < reports.length ? null : (refusals[0] ?? null);
  return { kind, profiler: id, label: `${KIND_TITLES[kind]}, by ${title}`, why };
}

const nobodyGives = (found: readonly (readonly FoundProfiler[])[], language: Language): string =>
  found.length === 0
    ? "No worker runs that could say what it can profile with."
    : `No profiler of ${LANGUAGE_TITLES[language]} gives it.`;

/** The same policy with another way to profile. */
export function withOffer(policy: ProfilingPolicy, { kind, profiler }: KindOffer): ProfilingPolicy {
  const { profiler: _, ...rest } = policy;
  return { ...rest, kind, ...(profiler !== null && { profiler }) };
}

/** Why what a policy asks for cannot be had now; undefined when it can, or when nobody knows. */
export const whyNotProfiled = (offers: readonly KindOffer[], asked: Asked): string | undefined =>
  offers.find((offer) => offerId(offer) === offerId(asked))?.why ?? undefined;
