const STAGES = ["static", "unit", "e2e"];

/**
 * What `npm test -- …` asks for: nothing for every stage, or one stage's name and then its own filters.
 *
 * @param {string[]} args
 * @returns {{ stages: string[], filters: string[] }}
 * @throws one sentence for anything else
 */
export function selection([stage, ...filters]) {
  if (stage === undefined) return { stages: STAGES, filters: [] };
  if (STAGES.includes(stage)) return { stages: [stage], filters };
  throw new Error(`There is no test stage ${stage}; give none, or one of ${STAGES.join(", ")} and then its filters.`);
}
