import { LocalTime } from "@/components/ui/local-time";
import type { NoteKind, StudyNote } from "@/lib/protocol/study-record";

const SIGN: Record<NoteKind, { sign: string; name: string }> = {
  state: { sign: "→", name: "state" },
  deviation: { sign: "≠", name: "deviation" },
  look: { sign: "◉", name: "look" },
  decision: { sign: "⇒", name: "decision" },
};

/** All that is on record about a study besides its runs, newest first. */
export function StudyLog({ notes }: { notes: readonly StudyNote[] }) {
  if (notes.length === 0) return <p className="text-table text-soft">Nothing is on record yet.</p>;
  return (
    <ol className="text-table">
      {notes.toReversed().map((note) => (
        <li
          key={note.id}
          id={`note-${note.id}`}
          className="grid grid-cols-[6.5rem_1fr] sm:grid-cols-[9rem_7rem_1fr] gap-x-3 py-1 border-b border-hairline"
        >
          <LocalTime at={note.at} />
          <span className="text-soft">
            <span aria-hidden="true" className="inline-block w-4">
              {SIGN[note.kind].sign}
            </span>
            {SIGN[note.kind].name}
          </span>
          <span className="col-span-2 sm:col-span-1 break-words min-w-0">{note.text}</span>
        </li>
      ))}
    </ol>
  );
}
