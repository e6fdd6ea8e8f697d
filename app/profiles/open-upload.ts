import { answerOrRefuse, sentence } from "@/app/api/runs/refused";
import { LARGEST_UPLOAD } from "@/components/profile/send-profile";
import type { Profile } from "@/lib/profile/profile";
import { ProfileUnavailable } from "@/lib/profile/profile-unavailable";
import { saveProfile } from "@/lib/store/profiles";
import { readOffThread } from "./read-off-thread";

/** Reads a profile from a stream and stores it, without a study, under its file's name. */
export async function openUpload(body: ReadableStream<Uint8Array>, name: string): Promise<Response> {
  return answerOrRefuse(async () => {
    const profile = await read(body, name);
    if (profile instanceof Response) return profile;
    const id = await saveProfile(profile, { label: name, ...OPENED });
    return Response.json({ id }, { status: 201 });
  });
}

/** Nothing is known of where an opened file comes from. */
const OPENED = { studyId: null, attemptId: null, taskId: null, tree: null, captureHash: "" };

async function read(body: ReadableStream<Uint8Array>, name: string): Promise<Profile | Response> {
  try {
    const profile = await readOffThread(limited(body), { command: name, interval: null, roots: [] });
    return profile.meta.samples > 0 ? profile : sentence(`${name} holds no samples, so there is nothing to draw.`, 422);
  } catch (error) {
    if (error instanceof ProfileUnavailable) {
      const more = error.reason === "unknown-format" ? " The formats that are read are listed below." : "";
      return sentence(`${name} was not opened: ${error.message}${more}`, 422);
    }
    if (error instanceof TooLarge) return sentence(`${name} is larger than 1 GB; convert it to pprof first.`, 413);
    throw error;
  }
}

class TooLarge extends Error {}

/** The pieces of a stream as long as they are not too many. */
async function* limited(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const piece of body) {
    length += piece.length;
    if (length > LARGEST_UPLOAD) throw new TooLarge();
    yield piece;
  }
}
