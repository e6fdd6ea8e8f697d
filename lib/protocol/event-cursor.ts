/** How far a reader has got in a run: an attempt, and the number of the last event seen of it. */
export interface EventCursor {
  attemptId: string;
  seq: number;
}

/** The `id:` of a Server-Sent Event. */
export const formatCursor = ({ attemptId, seq }: EventCursor): string => `${attemptId}:${seq}`;

/** A `Last-Event-ID`; null when it is none of ours. */
export function parseCursor(text: string | null): EventCursor | null {
  const match = /^([0-9a-f-]{36}):(\d{1,9})$/.exec(text ?? "");
  return match?.[1] && match[2] ? { attemptId: match[1], seq: Number(match[2]) } : null;
}

/** Where to go on reading an attempt: a cursor of another attempt starts this one from its beginning. */
export const resumeAt = (attemptId: string, cursor: EventCursor | null): number =>
  cursor?.attemptId === attemptId ? cursor.seq : 0;
