const LINE_FEED = 0x0a;
/** A line of the longest path, with long names; more is no profile. */
const LONGEST_LINE = 1 << 26;

/** Cuts text that arrives in pieces into lines, without their line ends. */
export class LineCutter {
  private unfinished: Buffer[] = [];
  private unfinishedBytes = 0;
  private lines = 0;

  /**
   * @param take is given each line and its number, from 1
   * @param fail makes the error of a reason
   */
  constructor(
    private readonly take: (line: string, number: number) => void,
    private readonly fail: (why: string) => Error,
  ) {}

  push(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
      this.finish(bytes.subarray(start, end));
      start = end + 1;
    }
    if (start === bytes.length) return;
    this.unfinishedBytes += bytes.length - start;
    if (this.unfinishedBytes > LONGEST_LINE)
      throw this.fail(`line ${this.lines + 1} is longer than ${LONGEST_LINE / 2 ** 20} MiB`);
    this.unfinished.push(Buffer.from(bytes.subarray(start)));
  }

  /** Takes what follows the last line end. */
  end(): void {
    if (this.unfinished.length > 0) this.finish(Buffer.alloc(0));
  }

  private finish(piece: Buffer): void {
    const bytes = this.unfinished.length === 0 ? piece : Buffer.concat([...this.unfinished, piece]);
    this.unfinished = [];
    this.unfinishedBytes = 0;
    this.lines += 1;
    const text = bytes.toString("utf8");
    const start = this.lines === 1 && text.startsWith("\ufeff") ? 1 : 0;
    this.take(text.slice(start, text.endsWith("\r") ? -1 : undefined), this.lines);
  }
}

/** The first `most` lines of a file's beginning; the last one is left out when it may be cut. */
export function firstLines(head: Uint8Array, most: number): string[] {
  const text = Buffer.from(head)
    .toString("utf8")
    .replace(/^\ufeff/, "");
  const lines = text.split(/\r?\n/);
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  return whole.filter((line) => line.trim() !== "").slice(0, most);
}
