const FIRST_ROOM = 64;

/** A list of 32-bit integers that grows; 4 bytes an entry, where an array of numbers may take 16. */
export class Int32List {
  private room = new Int32Array(FIRST_ROOM);
  private count = 0;

  get length(): number {
    return this.count;
  }

  push(value: number): void {
    if (this.count === this.room.length) {
      const wider = new Int32Array(2 * this.count);
      wider.set(this.room);
      this.room = wider;
    }
    this.room[this.count++] = value;
  }

  at(index: number): number {
    return this.room[index]!;
  }

  set(index: number, value: number): void {
    this.room[index] = value;
  }

  /** Forgets all entries from `length` on. */
  cut(length: number): void {
    this.count = length;
  }

  /** The entries, without a copy: valid until the next push. */
  view(): Int32Array {
    return this.room.subarray(0, this.count);
  }
}

/** A list of numbers that grows; 8 bytes an entry. */
export class Float64List {
  private room = new Float64Array(FIRST_ROOM);
  private count = 0;

  get length(): number {
    return this.count;
  }

  push(value: number): void {
    if (this.count === this.room.length) {
      const wider = new Float64Array(2 * this.count);
      wider.set(this.room);
      this.room = wider;
    }
    this.room[this.count++] = value;
  }

  at(index: number): number {
    return this.room[index]!;
  }

  set(index: number, value: number): void {
    this.room[index] = value;
  }

  /** The entries, without a copy: valid until the next push. */
  view(): Float64Array {
    return this.room.subarray(0, this.count);
  }
}
