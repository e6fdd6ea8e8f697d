import { readFile } from "node:fs/promises";

/** Processors this process may use, from the kernel's list such as `0-3,6`. */
export function parseCpuList(list: string): number[] {
  return list
    .trim()
    .split(",")
    .filter((part) => part !== "")
    .flatMap((part) => {
      const [first = 0, last = first] = part.split("-").map(Number);
      return Array.from({ length: last - first + 1 }, (_, i) => first + i);
    });
}

/**
 * The processor timings are pinned to: the last this process may use, because the first one serves most interrupts. Null
 * where there is only one, or the host does not tell.
 */
export async function measuringCore(): Promise<number | null> {
  const status = await readFile("/proc/self/status", "utf8").catch(() => "");
  const allowed = parseCpuList(/^Cpus_allowed_list:\s*(.*)$/m.exec(status)?.[1] ?? "");
  return allowed.length > 1 ? (allowed.at(-1) ?? null) : null;
}
