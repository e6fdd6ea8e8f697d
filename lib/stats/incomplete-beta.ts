import { logGamma } from "./log-gamma";

const tiny = 1e-300;
const maxTerms = 10_000;

/**
 * The regularised incomplete beta function I_x(a, b), by the continued fraction DLMF 8.17.22 evaluated with Lentz's
 * method on the side where it converges quickly.
 *
 * @param x in [0, 1]
 * @param a positive
 * @param b positive
 * @see DLMF §8.17, https://dlmf.nist.gov/8.17; Lentz 1976, Applied Optics 15(3), as modified by Thompson & Barnett 1986.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (!(x >= 0 && x <= 1)) throw new RangeError(`x must lie between 0 and 1; got ${x}`);
  if (!(a > 0 && b > 0)) throw new RangeError(`a and b must be positive; got ${a} and ${b}`);
  if (x === 0 || x === 1) return x;
  const logFront = a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b);
  if (x < (a + 1) / (a + b + 2)) return (Math.exp(logFront) * fraction(x, a, b)) / a;
  return 1 - (Math.exp(logFront) * fraction(1 - x, b, a)) / b;
}

function fraction(x: number, a: number, b: number): number {
  const away = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= maxTerms; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let change = 1;
    for (const term of [even, odd]) {
      d = 1 / away(1 + term * d);
      c = away(1 + term / c);
      change = c * d;
      result *= change;
    }
    if (Math.abs(change - 1) < 1e-15) return result;
  }
  throw new RangeError(`incompleteBeta did not converge for x = ${x}, a = ${a}, b = ${b}`);
}
