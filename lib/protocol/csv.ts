/** What a cell of a table can be worth outside of it. */
export type CsvValue = string | number | boolean | null;

/**
 * One line of RFC 4180 with CRLF. Text that a spreadsheet would run as a formula (it starts with = + - @, a tab or a carriage
 * return; OWASP, CSV injection) gets an apostrophe before it; numbers stay numbers.
 */
export const csvLine = (cells: readonly CsvValue[]): string => `${cells.map(cell).join(",")}\r\n`;

/** A header line and the rows below it. */
export const toCsv = (header: readonly string[], rows: readonly (readonly CsvValue[])[]): string =>
  [header, ...rows].map(csvLine).join("");

function cell(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
