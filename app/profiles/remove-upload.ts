"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { answered } from "@/app/actions/answered";
import type { ActionAnswer } from "@/components/ui/action-answer";
import { deleteUpload } from "@/lib/store/uploads";
import { forgetProfile } from "./cached-profile";

/** Takes an opened file out of the database. */
export async function removeUpload(profileId: unknown): Promise<ActionAnswer> {
  const done = await answered(async () => {
    const id = z.string().max(64).parse(profileId);
    await deleteUpload(id);
    forgetProfile(id);
    return {};
  });
  revalidatePath("/profiles");
  return done;
}
