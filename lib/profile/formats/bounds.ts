/** No call path is longer. Real ones end at some thousand calls; a file with more is damaged or made to exhaust memory. */
export const LONGEST_PATH = 65_536;

/** Why a number cannot be the weight of a sample; null when it can. */
export function whyNoWeight(value: number): string | null {
  if (Number.isNaN(value)) return "is not a number";
  if (value < 0) return "is negative";
  return value > Number.MAX_SAFE_INTEGER ? "is larger than 2^53" : null;
}
