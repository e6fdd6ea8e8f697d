import { StringDecoder } from "node:string_decoder";

/** Room that several outputs share. */
export interface Room {
  bytes: number;
}

/** Keeps an output from its beginning while there is room, and counts all of it. */
export class OutputTally {
  private readonly kept: Buffer[] = [];
  private readonly decoder = new StringDecoder("utf8");
  chars = 0;
  truncated = false;

  constructor(private readonly room: Room) {}

  add(chunk: Buffer): void {
    this.chars += this.decoder.write(chunk).length;
    const part = chunk.length > this.room.bytes ? chunk.subarray(0, this.room.bytes) : chunk;
    if (part.length < chunk.length) this.truncated = true;
    this.room.bytes -= part.length;
    if (part.length > 0) this.kept.push(part);
  }

  /** What was kept; a character cut in half at the end is left out. */
  text(): string {
    return new StringDecoder("utf8").write(Buffer.concat(this.kept));
  }
}
