import { notFound } from "next/navigation";
import { Refusal } from "@/lib/store/refusal";
import { StoreUnavailable } from "@/lib/store/store-unavailable";

/**
 * What a page reads from the store: an unknown id becomes the not-found page; a lost database keeps its name on the way to
 * app/error.tsx (Next hides messages of server errors from the browser, not their digest).
 */
export async function load<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Refusal && error.reason === "not-found") notFound();
    if (error instanceof StoreUnavailable) throw Object.assign(error, { digest: "StoreUnavailable" });
    throw error;
  }
}
