import { fnv1a } from "./fnv1a";
import { type Block, philox } from "./philox";

/** A seeded source of random numbers. `seed` names the stream: it is what a result reports to be repeatable. */
export type Generator = {
  readonly seed: string;
  /** The next 32 random bits, unsigned. */
  bits(): number;
  /** Uniform on [0, 1), a multiple of 2⁻⁵³. */
  next(): number;
  /** Uniform on 0 … n − 1, without modulo bias; n in 1 … 2³². */
  integer(n: number): number;
  /** A uniformly random permutation of a copy (Fisher–Yates; Durstenfeld 1964). */
  shuffle<T>(items: readonly T[]): T[];
  /** The stream named `label` below this one. It depends on the names alone, not on how much was drawn before. */
  fork(label: string | number): Generator;
};

const separator = " › ";

/**
 * A generator of Philox4x32-10 blocks, counted from 0 under a key hashed from the seed. `generator(7)` and
 * `generator("7")` are the same stream; equal seeds give equal numbers on every machine.
 *
 * @see philox and fnv1a for the two algorithms and their published vectors.
 */
export function generator(seed: string | number): Generator {
  return stream(String(seed).replaceAll("›", "››"));
}

function stream(name: string): Generator {
  const hash = fnv1a(name);
  const key = [Number(hash & 0xffffffffn), Number(hash >> 32n)] as const;
  let position = 0;
  let block: Block = [0, 0, 0, 0];

  function bits(): number {
    const word = position % 4;
    if (word === 0) {
      const index = position / 4;
      block = philox([index >>> 0, Math.floor(index / 2 ** 32), 0, 0], key);
    }
    position++;
    return block[word]!;
  }

  function integer(n: number): number {
    if (!(Number.isInteger(n) && n >= 1 && n <= 2 ** 32)) throw new RangeError(`n must be in 1 … 2^32; got ${n}`);
    const limit = 2 ** 32 - (2 ** 32 % n);
    for (;;) {
      const drawn = bits();
      if (drawn < limit) return drawn % n;
    }
  }

  return {
    seed: name,
    bits,
    integer,
    next: () => ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6)) / 2 ** 53,
    shuffle(items) {
      const shuffled = [...items];
      for (let i = shuffled.length - 1; i > 0; i--) {
        const j = integer(i + 1);
        [shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!];
      }
      return shuffled;
    },
    fork: (label) => stream(name + separator + String(label).replaceAll("›", "››")),
  };
}
