/** A binary heap of indexes that gives the one with the largest score first; ties: the smallest index. */
export class TopHeap {
  private readonly items: number[] = [];

  constructor(private readonly score: (item: number) => number) {}

  push(item: number): void {
    let at = this.items.push(item) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!this.before(this.items[at]!, this.items[up]!)) return;
      this.swap(at, up);
      at = up;
    }
  }

  pop(): number | undefined {
    const top = this.items[0];
    const last = this.items.pop();
    if (top === undefined || last === undefined || this.items.length === 0) return top;
    this.items[0] = last;
    for (let at = 0; ; ) {
      const best = this.bestOf(at, 2 * at + 1, 2 * at + 2);
      if (best === at) return top;
      this.swap(at, best);
      at = best;
    }
  }

  private bestOf(...positions: readonly number[]): number {
    return positions
      .filter((position) => position < this.items.length)
      .reduce((best, position) => (this.before(this.items[position]!, this.items[best]!) ? position : best));
  }

  private before(a: number, b: number): boolean {
    return this.score(a) > this.score(b) || (this.score(a) === this.score(b) && a < b);
  }

  private swap(a: number, b: number): void {
    const held = this.items[a]!;
    this.items[a] = this.items[b]!;
    this.items[b] = held;
  }
}
