import { type CsvValue, toCsv } from "@/lib/protocol/csv";

/** The numbers behind a drawing, for the table under it and its CSV. A column called `run` holds ids of runs. */
export interface FigureData {
  header: readonly string[];
  rows: readonly (readonly CsvValue[])[];
}

/** A figure's numbers as CSV; a last column says of every row whether a known-answer agent takes part. */
export const figureCsv = ({ header, rows }: FigureData, isSimulated: boolean): string =>
  toCsv(
    [...header, "simulated"],
    rows.map((row) => [...row, isSimulated]),
  );
