"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { ActionAnswer } from "@/components/ui/action-answer";
import { freezeStudy } from "@/lib/store/freeze-study";
import { cancelStudy, launchStudy, pauseStudy, resumeStudy } from "@/lib/store/launch-study";
import { retryFaults, retryRun } from "@/lib/store/retry-runs";
import { recordDeviation, recordLook } from "@/lib/store/study-notes";
import { answered } from "./answered";

const Id = z.string().max(64);
const Deviation = z
  .string()
  .trim()
  .min(1, "Say what deviates from the protocol.")
  .max(4000, "At most 4,000 characters.");

/** Does something to a study and has its pages read again. */
async function change(studyId: unknown, work: (id: string) => Promise<unknown>): Promise<ActionAnswer> {
  const done = await answered(async () => {
    await work(Id.parse(studyId));
    return {};
  });
  revalidatePath("/studies/[id]", "layout");
  return done;
}

export const freeze = async (studyId: unknown): Promise<ActionAnswer> => change(studyId, (id) => freezeStudy(id));
export const launch = async (studyId: unknown): Promise<ActionAnswer> => change(studyId, launchStudy);
export const pause = async (studyId: unknown): Promise<ActionAnswer> => change(studyId, pauseStudy);
export const resume = async (studyId: unknown): Promise<ActionAnswer> => change(studyId, resumeStudy);
export const cancel = async (studyId: unknown): Promise<ActionAnswer> => change(studyId, cancelStudy);
export const retryAllFaults = async (studyId: unknown): Promise<ActionAnswer> => change(studyId, retryFaults);
export const look = async (studyId: unknown): Promise<ActionAnswer> => change(studyId, recordLook);

/** Freezes a draft and launches it. When only the launch fails the study stays frozen, which the message then is about. */
export async function freezeAndLaunch(studyId: unknown): Promise<ActionAnswer> {
  return change(studyId, async (id) => {
    await freezeStudy(id);
    await launchStudy(id);
  });
}

/** Queues one faulted run again. */
export const retryOne = async (runId: unknown): Promise<ActionAnswer> => change(runId, retryRun);

/** Records what was done otherwise than the frozen protocol says. */
export async function deviate(studyId: unknown, text: unknown): Promise<ActionAnswer> {
  return change(studyId, (id) => recordDeviation(id, Deviation.parse(text)));
}
