const NUMBER = /^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** A line `outermost;…;innermost weight`, its weight still as text; null when it does not end in a space and a number. */
export function splitLine(line: string): { readonly path: string; readonly weight: string } | null {
  const text = line.trimEnd();
  const at = text.lastIndexOf(" ");
  const weight = text.slice(at + 1);
  return at >= 0 && NUMBER.test(weight) ? { path: text.slice(0, at), weight } : null;
}

/** Whether a line says something about the file: JavaScript's private methods have no space behind their `#`. */
export const isRemark = (line: string): boolean => line.startsWith("# ");

/** How many values a line ends in, at most two: tools that compare two profiles write one of each. */
export const valuesOnLine = (path: string): 1 | 2 => (splitLine(path) === null ? 1 : 2);
