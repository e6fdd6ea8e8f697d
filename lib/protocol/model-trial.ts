import type { Usage } from "./model";

/** What one real call of a configured model showed. */
export type ModelTrial =
  | {
      ok: true;
      milliseconds: number;
      usage: Usage;
      /** Null without prices. */
      usd: number | null;
      /** Null where it called the tool it was asked to call, else what it did instead. */
      toolProblem: string | null;
      text: string;
    }
  | { ok: false; message: string };
