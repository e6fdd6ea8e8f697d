import { StringDecoder } from "node:string_decoder";

/** A longer line is passed on in pieces. */
const LONGEST_LINE = 1024 * 1024;

/** An output as lines, handed over as they are asked for. What comes beyond the room is dropped and counted by whoever keeps it. */
export class LineFeed implements AsyncIterable<string> {
  private readonly decoder = new StringDecoder("utf8");
  private readonly waiting: string[] = [];
  private begun = "";
  private over = false;
  private wake: () => void = () => {};

  constructor(private room: number) {}

  add(chunk: Buffer): void {
    const kept = chunk.subarray(0, Math.max(0, this.room));
    this.room -= kept.length;
    const lines = (this.begun + this.decoder.write(kept)).split("\n");
    this.begun = lines.pop() ?? "";
    this.waiting.push(...lines);
    if (this.begun.length > LONGEST_LINE) this.flush();
    this.wake();
  }

  end(): void {
    this.flush();
    this.over = true;
    this.wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string, void> {
    for (;;) {
      const line = this.waiting.shift();
      if (line !== undefined) yield line;
      else if (this.over) return;
      else await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  private flush(): void {
    if (this.begun !== "") this.waiting.push(this.begun);
    this.begun = "";
  }
}
