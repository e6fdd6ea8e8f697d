/** What a cell of a table can be worth outside of it. */
export type CsvValue = string | number | boolean | null;

/**
 * RFC 4180 with a header line and CRLF. Text a spreadsheet would run as a formula (OWASP: it starts with = + - @, a tab or
 * a carriage return) gets an apostrophe before it; numbers stay numbers.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return [header, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
