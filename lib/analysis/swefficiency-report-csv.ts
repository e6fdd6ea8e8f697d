import type { ReportRow } from "./swefficiency-evaluation";

const columns = {
  raw: "raw_pred_speedup_ratio",
  pred: "pred_speedup_ratio",
  gold: "gold_speedup_ratio",
  sr: "human_speedup_ratio",
  correctness: "correctness",
  correctnessPct: "correctness_pct",
  preEditRuntime: "pre_edit_runtime",
  patchLength: "patch_length",
} as const;

/**
 * Reads a published `eval_report_<name>.csv`. Columns are found by name, because their order changed between versions;
 * an empty cell is NaN.
 *
 * @param file the name used in errors
 * @throws Error naming file, line and column of what is missing or not a number
 */
export function parseReportCsv(text: string, file: string): ReportRow[] {
  const [header, ...lines] = text.trimEnd().split(/\r?\n/);
  const names = (header ?? "").split(",");
  for (const name of ["instance_id", ...Object.values(columns)])
    if (!names.includes(name)) throw new Error(`${file}: column ${name} is missing; found ${names.join(", ")}`);
  return lines.map((line, i) => parseLine(line.split(","), names, `${file} line ${i + 2}`));
}

function parseLine(cells: readonly string[], names: readonly string[], where: string): ReportRow {
  if (cells.length !== names.length) throw new Error(`${where}: ${cells.length} cells, expected ${names.length}`);
  const cell = (name: string) => cells[names.indexOf(name)] ?? "";
  const number = (name: string) => {
    const text = cell(name);
    const value = text === "" ? Number.NaN : Number(text.replace(/^(-?)inf$/, "$1Infinity"));
    if (text !== "" && Number.isNaN(value)) throw new Error(`${where}: ${name} is "${text}", expected a number`);
    return value;
  };
  const correctness = number(columns.correctness);
  if (correctness !== 0 && correctness !== 1)
    throw new Error(`${where}: correctness is "${cell(columns.correctness)}", expected 0.0 or 1.0`);
  return {
    instanceId: cell("instance_id"),
    raw: number(columns.raw),
    pred: number(columns.pred),
    gold: number(columns.gold),
    sr: number(columns.sr),
    correctness,
    correctnessPct: number(columns.correctnessPct),
    preEditRuntime: number(columns.preEditRuntime),
    patchLength: number(columns.patchLength),
  };
}
