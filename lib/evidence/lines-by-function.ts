import { type LineRow, lines } from "@/lib/profile/lines";
import { perProfile } from "./per-profile";

/** Lines with an amount of each function, by its frame; most first. */
export const linesByFunction = perProfile((profile): ReadonlyMap<number, readonly LineRow[]> => {
  const byFunction = new Map<number, LineRow[]>();
  for (const row of lines(profile)) {
    const known = byFunction.get(row.frame);
    if (known === undefined) byFunction.set(row.frame, [row]);
    else known.push(row);
  }
  return byFunction;
});
