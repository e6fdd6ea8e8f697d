type CsvCell = string | number | boolean | null;

/**
 * One line of RFC 4180 with CRLF. Text that a spreadsheet would run as a formula (it starts with = + - @, a tab or a carriage
 * return; OWASP, CSV injection) gets an apostrophe before it; numbers stay numbers.
 */
export const csvLine = (cells: readonly CsvCell[]): string => `${cells.map(toText).join(",")}\r\n`;

function toText(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
