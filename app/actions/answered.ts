import { z } from "zod";
import type { ActionAnswer } from "@/components/ui/action-answer";
import { NotADesign } from "@/lib/protocol/study-draft";
import { BadStudyFile } from "@/lib/protocol/study-file";
import { CannotFreeze } from "@/lib/store/freeze-study";
import { Refusal } from "@/lib/store/refusal";
import { StoreUnavailable } from "@/lib/store/store-unavailable";

/** Runs a mutation and turns what people can do something about into an answer; anything else is a defect and thrown on. */
export async function answered<T extends object>(work: () => Promise<T>): Promise<ActionAnswer<T>> {
  try {
    return { ok: true, ...(await work()) };
  } catch (error) {
    if (error instanceof CannotFreeze || error instanceof NotADesign || error instanceof BadStudyFile)
      return { ok: false, message: error.message, ...fieldOf(error.problems[0]?.path) };
    if (error instanceof Refusal)
      return { ok: false, message: error.message, ...fieldOf(error.reason === "conflict" ? "revision" : undefined) };
    if (error instanceof StoreUnavailable) return { ok: false, message: error.message };
    if (error instanceof z.ZodError)
      return {
        ok: false,
        message: error.issues.map((issue) => issue.message).join("; "),
        ...fieldOf(error.issues[0]?.path.join(".")),
      };
    throw error;
  }
}

const fieldOf = (field: string | undefined) => (field ? { field } : {});
