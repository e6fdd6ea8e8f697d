/**
 * Collects call paths: a path is a row, its parent an earlier row, and equal pairs of parent and label are one row. Typed
 * arrays with open addressing, because a profile may have a million paths.
 */
export class PathTable {
  private readonly parents: Int32Array;
  private readonly labels: Int32Array;
  private readonly slots: Int32Array;
  private count = 0;

  /** @param most rows that will be asked for at most */
  constructor(most: number) {
    this.parents = new Int32Array(most);
    this.labels = new Int32Array(most);
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * most + 2))).fill(-1);
  }

  /** The row of `label` below the row `parent` (-1: at the top), made when there is none yet. */
  child(parent: number, label: number): number {
    const mask = this.slots.length - 1;
    for (let slot = mixed(parent, label) & mask; ; slot = (slot + 1) & mask) {
      const row = this.slots[slot]!;
      if (row < 0) return this.add(slot, parent, label);
      if (this.parents[row] === parent && this.labels[row] === label) return row;
    }
  }

  label(row: number): number {
    return this.labels[row]!;
  }

  /** All rows, parents before their children. */
  rows(): { parent: Int32Array; label: Int32Array } {
    return { parent: this.parents.slice(0, this.count), label: this.labels.slice(0, this.count) };
  }

  private add(slot: number, parent: number, label: number): number {
    if (this.count === this.parents.length) throw new RangeError(`The path table was made for ${this.count} rows.`);
    this.slots[slot] = this.count;
    this.parents[this.count] = parent;
    this.labels[this.count] = label;
    return this.count++;
  }
}

/** Spreads pairs of small numbers over 32 bits (multiplicative hashing, then the upper bits folded into the lower). */
function mixed(a: number, b: number): number {
  const sum = Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b);
  const folded = Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d);
  return folded ^ (folded >>> 13);
}
