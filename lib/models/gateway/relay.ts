import type { AnswerReader, Body, Wire } from "./wire";

/** How an answer came through. */
export type Ended = { how: "whole" } | { how: "hung-up" } | { how: "broken"; error: unknown };

/**
 * Hands a provider's answer on as it comes, and reads along. It is read to its end at the provider's pace: a client that
 * waits with reading, perhaps for another call of its own, holds nothing up.
 */
export function relay(
  answer: Response,
  wire: Wire,
  { body, reader, hangUp }: { body: Body; reader: AnswerReader; hangUp: () => void },
): { response: Response; ended: Promise<Ended> } {
  const type = answer.headers.get("content-type") ?? "application/json";
  const isStream = type.includes("text/event-stream");
  const events = new EventSplitter();
  const encoder = new TextEncoder();
  let hungUp = false;
  let over: (ended: Ended) => void;
  const ended = new Promise<Ended>((resolve) => {
    over = resolve;
  });
  const pass = (out: ReadableStreamDefaultController<Uint8Array>, event: string) => {
    const data = dataOf(event);
    reader.event(data);
    if (!wire.isExtra(data, body)) out.enqueue(encoder.encode(`${event}\n\n`));
  };
  async function pump(out: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let whole = "";
    for await (const chunk of answer.body ?? []) {
      const text = decoder.decode(chunk, { stream: true });
      if (isStream) for (const event of events.add(text)) pass(out, event);
      else {
        whole += text;
        out.enqueue(chunk);
      }
    }
    if (isStream && events.rest().trim() !== "") pass(out, events.rest());
    if (!isStream) reader.event(jsonOf(whole));
    if (!reader.whole()) throw new Error("the answer ended before it was whole");
  }
  const stream = new ReadableStream<Uint8Array>({
    start(out) {
      pump(out).then(
        () => {
          out.close();
          over({ how: "whole" });
        },
        (error: unknown) => {
          if (!hungUp) out.error(error);
          over(hungUp ? { how: "hung-up" } : { how: "broken", error });
        },
      );
    },
    cancel() {
      hungUp = true;
      hangUp();
    },
  });
  return { response: new Response(stream, { status: answer.status, headers: { "content-type": type } }), ended };
}

/** Server-sent events are parted by an empty line. */
class EventSplitter {
  private begun = "";

  add(text: string): string[] {
    const parts = (this.begun + text).split(/\r?\n\r?\n/);
    this.begun = parts.pop() ?? "";
    return parts;
  }

  rest = (): string => this.begun;
}

function dataOf(event: string): unknown {
  const lines = event.split(/\r?\n/).filter((line) => line.startsWith("data:"));
  return jsonOf(lines.map((line) => line.slice(5).trimStart()).join("\n"));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
