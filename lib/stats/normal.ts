import { requireOpenUnit } from "./require-open-unit";

const terms = 80;

/** Standard normal density. */
export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/**
 * P(Z ≤ z), accurate relative to the smaller tail: the power series of Marsaglia in the centre, Laplace's continued
 * fraction in the tails, which keeps small p-values from cancelling to 0.
 *
 * @see Marsaglia 2004, Journal of Statistical Software 11(4); Abramowitz & Stegun 26.2.14.
 */
export function normalCdf(z: number): number {
  if (z > 2) return 1 - upperTail(z);
  if (z < -2) return upperTail(-z);
  let term = z;
  let series = z;
  for (let k = 3; Math.abs(term) > 1e-18 * Math.abs(series); k += 2) {
    term *= (z * z) / k;
    series += term;
  }
  return 0.5 + series * normalDensity(z);
}

function upperTail(z: number): number {
  let denominator = z;
  for (let k = terms; k >= 1; k--) denominator = z + k / denominator;
  return normalDensity(z) / denominator;
}

// The coefficients of AS 241, highest power first, as the nearest doubles.
const central = {
  top: [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
    133.14166789178438, 3.3871328727963665,
  ],
  bottom: [
    5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
    42.31333070160091, 1,
  ],
};
const middle = {
  top: [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  bottom: [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
  ],
};
const far = {
  top: [
    2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
    1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  bottom: [
    2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
    0.1369298809227358, 0.599832206555888, 1,
  ],
};

/**
 * The z with P(Z ≤ z) = p, by Wichura's algorithm AS 241 (PPND16), about 1 part in 10¹⁶.
 *
 * @param p in (0, 1)
 * @see Wichura 1988, Applied Statistics 37(3), 477–484.
 */
export function normalQuantile(p: number): number {
  requireOpenUnit("p", p);
  const centred = p - 0.5;
  if (Math.abs(centred) <= 0.425) return centred * ratio(central, 0.180625 - centred * centred);
  const r = Math.sqrt(-Math.log(Math.min(p, 1 - p)));
  const magnitude = r <= 5 ? ratio(middle, r - 1.6) : ratio(far, r - 5);
  return Math.sign(centred) * magnitude;
}

function ratio({ top, bottom }: { top: readonly number[]; bottom: readonly number[] }, x: number): number {
  const horner = (coefficients: readonly number[]) => coefficients.reduce((value, next) => value * x + next, 0);
  return horner(top) / horner(bottom);
}
