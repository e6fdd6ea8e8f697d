// DLMF 5.11.1: B₂ₖ / (2k (2k − 1)) for k = 1 … 7.
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

/**
 * ln Γ(x) for x > 0: Stirling's series at x ≥ 10, reached by Γ(x + 1) = x Γ(x). Relative error near 1e-15.
 *
 * @see DLMF §5.5.1 and §5.11.1, https://dlmf.nist.gov/5.11
 */
export function logGamma(x: number): number {
  let shifted = x;
  let product = 1;
  for (; shifted < 10; shifted++) product *= shifted;
  let series = 0;
  for (const [k, coefficient] of stirling.entries()) series += coefficient / shifted ** (2 * k + 1);
  return (shifted - 0.5) * Math.log(shifted) - shifted + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
}
