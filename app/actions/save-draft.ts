"use server";
import { z } from "zod";
import type { ActionAnswer } from "@/components/ui/action-answer";
import type { Problem } from "@/lib/protocol/problem";
import { namingProblems } from "@/lib/store/freeze-study";
import { saveDraft as store } from "@/lib/store/studies";
import { answered } from "./answered";

const Arguments = z.object({ id: z.string().max(64), revision: z.int().min(0), design: z.unknown() });

/** A saved draft: its new revision, when, and what in it names something that is not there or does not fit. */
export interface Saved {
  revision: number;
  at: string;
  problems: Problem[];
}

/** Saves a draft that is still at the revision it was edited from; a draft may still have problems. */
export async function saveDraft(id: unknown, revision: unknown, design: unknown): Promise<ActionAnswer<Saved>> {
  return answered(async () => {
    const given = Arguments.parse({ id, revision, design });
    const study = await store(given.id, given.revision, given.design);
    return { revision: study.revision, at: study.updatedAt, problems: await namingProblems(study.design) };
  });
}
