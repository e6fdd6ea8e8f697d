import { type CsvValue, toCsv } from "@/lib/protocol/csv";

/** The numbers behind a drawing, for the table under it and its CSV. A column called `run` holds ids of runs. */
export interface FigureData {
  header: readonly string[];
  rows: readonly (readonly CsvValue[])[];
}

/**
 * A figure's numbers as CSV; a last column says of every row whether a known-answer agent takes part, and one after it, in a
 * study that is not complete, that the numbers are interim.
 */
export function figureCsv({ header, rows }: FigureData, isSimulated: boolean, interim: string | null = null): string {
  const more = interim === null ? [] : [interim];
  return toCsv(
    [...header, "simulated", ...more.map(() => "interim")],
    rows.map((row) => [...row, isSimulated, ...more]),
  );
}
