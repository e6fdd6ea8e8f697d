import type { Wholes } from "@/components/profile/flame-tree";
import { busyTotal } from "@/lib/profile/origin-split";
import type { SeenProfile } from "./seen-profile";

/** What the shares of a seen profile are of. */
export function wholesOf({ whole, seen }: SeenProfile): Wholes {
  const { kind, unit, total, samples } = seen.meta;
  return { kind, unit, total, samples, busy: busyTotal(seen), wholeBusy: busyTotal(whole) };
}
