import picomatch from "picomatch";

/** Splits the files a patch touches into those a task lets an agent change and the guard paths, which are restored. */
export function splitTouched(
  files: readonly string[],
  editable: readonly string[],
): { allowed: string[]; guarded: string[] } {
  const matches = picomatch([...editable], { dot: true });
  return { allowed: files.filter((file) => matches(file)), guarded: files.filter((file) => !matches(file)) };
}
