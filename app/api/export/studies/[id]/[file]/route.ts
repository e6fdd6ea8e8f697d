import { answerOrRefuse, sentence } from "@/app/api/runs/refused";
import { mayBeSeen } from "@/lib/protocol/may-be-seen";
import { type ExportFile, exportStudy } from "@/lib/store/export-study";
import { getStudy } from "@/lib/store/studies";

export const dynamic = "force-dynamic";

/** Files that say how fast patches are. */
const EFFECTS = /^(runs\.(csv|jsonl)|measurements\.jsonl|summary\.json)$/;

/** One file of a study's export, written while it is read. Files with effects only where these may be seen. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string; file: string }> },
): Promise<Response> {
  const { id, file: name } = await params;
  return answerOrRefuse(async () => {
    const files = await exportStudy(id);
    // Asked after the effects were read: a run that ended in between is not covered by the look.
    if (EFFECTS.test(name) && !mayBeSeen(await getStudy(id)))
      return sentence(
        "Effects stay hidden until the study is complete, or until a look at them as they are now is on record.",
        403,
      );
    const file = files.find((each) => each.name === name);
    if (!file) return sentence(`The export of this study has no file ${name}.`, 404);
    return new Response(bytesOf(file, request.signal), {
      headers: {
        "content-type": `${file.mediaType}; charset=utf-8`,
        "content-disposition": `attachment; filename="wick-${id.slice(-8)}-${name}"`,
        "cache-control": "no-store",
      },
    });
  });
}

/** Read no faster than the client takes it; a client that goes away ends the reading. */
function bytesOf(file: ExportFile, signal: AbortSignal): ReadableStream<Uint8Array> {
  const lines = file.text()[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = signal.aborted ? { done: true as const } : await lines.next();
      if (next.done) return controller.close();
      controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await lines.return?.();
    },
  });
}
