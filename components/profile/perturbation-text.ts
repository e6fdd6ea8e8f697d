import { signed } from "@/components/ui/format";
import { holdsZero, type Perturbation } from "@/lib/protocol/perturbation";

/** The estimate with its pairs, and what forbids to rely on it. */
export function perturbationText({ share, lowest, highest, pairs, overloaded }: Perturbation): string {
  const [low, high] = [signed(100 * lowest, 1), signed(100 * highest, 1)];
  return [
    `${signed(100 * share, 1)} % (pairs from ${low} to ${high} %, ${pairs} pairs)`,
    ...(holdsZero({ lowest, highest }) ? ["not distinguishable from 0 with these pairs"] : []),
    ...(overloaded ? ["the host was busy: not to be relied on"] : []),
  ].join("; ");
}

/** The same where there is room for a few words. */
export const shortPerturbation = ({ share, overloaded }: Perturbation): string =>
  `${signed(100 * share, 0)} % perturbation${overloaded ? " (host busy)" : ""}`;
