import { probeIsolation } from "./probe-isolation";

/** Where a contained command finds its box: everything absolute that it is told, or that it reports, lies below. */
export async function seenAs(box: string): Promise<string> {
  const { containment } = await probeIsolation();
  return containment.isolation.level === "full" ? "/box" : box;
}
