/** Unit indices 0 … n − 1 grouped by label, groups in order of first appearance. Without labels all units form one group. */
export function strata(n: number, labels: readonly string[] | undefined): number[][] {
  if (!labels) return [Array.from({ length: n }, (_, i) => i)];
  if (labels.length !== n) throw new RangeError(`a label is needed for each of the ${n} units; got ${labels.length}`);
  const groups = new Map<string, number[]>();
  for (const [i, label] of labels.entries()) {
    const group = groups.get(label);
    if (group) group.push(i);
    else groups.set(label, [i]);
  }
  return [...groups.values()];
}
