import { Refusal } from "@/lib/store/refusal";
import { StoreUnavailable } from "@/lib/store/store-unavailable";

const STATUS: Record<Refusal["reason"], number> = { "not-found": 404, "wrong-state": 409, conflict: 409, invalid: 400 };

/** Answers a request; what the store refuses becomes its own sentence with the status that fits. Anything else is thrown on. */
export async function answerOrRefuse(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return sentence(error.message, STATUS[error.reason]);
    if (error instanceof StoreUnavailable) return sentence(error.message, 503);
    throw error;
  }
}

export const sentence = (text: string, status: number): Response => new Response(`${text}\n`, { status });

/** A whole number from an address, within its bounds; the default where it is absent or something else. */
export function wholeNumber(text: string | null, fallback: number, { min = 0, max = 1e9 } = {}): number {
  const value = Number(text ?? Number.NaN);
  return Number.isSafeInteger(value) && text !== "" ? Math.min(Math.max(value, min), max) : fallback;
}
