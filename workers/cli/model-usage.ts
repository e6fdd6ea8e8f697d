import { sayProblems } from "@/lib/protocol/problem";
import { BadModel } from "@/lib/store/models";
import { Refusal } from "@/lib/store/refusal";
import { BadUsage } from "./answer";

/** A model that is not there, or cannot be as it was written, is a wrong command line. */
export async function asUsage<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    if (error instanceof BadModel) throw new BadUsage(`${sayProblems(error.problems, "the model")}.`);
    if (error instanceof Refusal && error.reason === "not-found") throw new BadUsage(error.message);
    throw error;
  });
}
