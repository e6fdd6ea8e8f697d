"use client";
import { type CsvValue, toCsv } from "@/lib/protocol/csv";
import { CopyButton } from "./copy-button";

/** Copies a table's rows as CSV. */
export function CopyCsv({ header, rows }: { header: readonly string[]; rows: readonly (readonly CsvValue[])[] }) {
  return (
    <CopyButton what="table as CSV" text={toCsv(header, rows)}>
      CSV
    </CopyButton>
  );
}
