/** One condition on one task, replicates averaged. */
export interface ConditionOnTask {
  conditionId: string;
  taskId: string;
  runs: number;
  meanLogSpeedupRatio: number;
  meanEvidenceTokens: number;
}

/** How one of the named conditions did on the tasks all of them finished. */
export interface ConditionScore {
  conditionId: string;
  runs: number;
  tasks: number;
  meanLogSpeedupRatio: number;
  meanEvidenceTokens: number;
}

/**
 * The declared rule "best of" (DESIGN §6): highest mean log SR, ties by fewer evidence tokens, then by the order of naming.
 * Only tasks that every named condition finished count, so that none gains by having lost a hard one to a fault.
 *
 * @returns the scores, best first; empty when the conditions have no finished task in common
 */
export function rankConditions(among: readonly string[], results: readonly ConditionOnTask[]): ConditionScore[] {
  const finished = among.map(
    (id) => new Map(results.filter((row) => row.conditionId === id).map((row) => [row.taskId, row])),
  );
  const common = [...(finished[0]?.keys() ?? [])]
    .filter((taskId) => finished.every((tasks) => tasks.has(taskId)))
    .sort();
  if (common.length === 0) return [];
  const scores = among.map((conditionId, index) => {
    const rows = common.map((taskId) => finished[index]?.get(taskId)).filter((row) => row !== undefined);
    const mean = (of: (row: ConditionOnTask) => number) => rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
    return {
      conditionId,
      runs: rows.reduce((sum, row) => sum + row.runs, 0),
      tasks: rows.length,
      meanLogSpeedupRatio: mean((row) => row.meanLogSpeedupRatio),
      meanEvidenceTokens: mean((row) => row.meanEvidenceTokens),
    };
  });
  return scores.sort(
    (a, b) => b.meanLogSpeedupRatio - a.meanLogSpeedupRatio || a.meanEvidenceTokens - b.meanEvidenceTokens,
  );
}
