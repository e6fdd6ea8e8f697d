import type { JsonFields } from "./json-fields";

/** What of a thread's rows is looked at. */
export type TableName = "samples" | "stackTable" | "frameTable" | "funcTable" | "resourceTable";

/**
 * The tables of one thread by column. Processed profiles have an array a column, partly with the thread and partly shared by
 * all threads; Firefox's own have an array a row and say in a schema which column is where.
 */
export class FirefoxTables {
  private readonly strings: readonly unknown[];

  constructor(
    readonly thread: JsonFields,
    readonly file: JsonFields,
  ) {
    const shared = file.has("shared") ? file.object("shared") : null;
    const holder = ["stringArray", "stringTable"].map(
      (name) => [thread, shared].find((each) => each?.has(name)) ?? null,
    );
    this.strings = holder[0]?.array("stringArray") ?? holder[1]?.array("stringTable") ?? [];
  }

  /** A column, or null when the table or the column is not there. */
  column(table: TableName, name: string): readonly unknown[] | null {
    const fields = this.table(table);
    if (fields === null) return null;
    if (!fields.has("schema")) return fields.has(name) ? fields.array(name) : null;
    const place = fields.object("schema").optionalNumber(name, -1);
    if (place < 0) return null;
    return fields.array("data").map((row) => (Array.isArray(row) ? row[place] : null));
  }

  /** A column that has to be there. */
  required(table: TableName, name: string): readonly unknown[] {
    const column = this.column(table, name);
    if (column === null) throw this.thread.wrong(`${table}.${name}`, "an array");
    return column;
  }

  /** A column of files of which the number is given; null entries and what is not there have none. */
  source(index: unknown): string {
    const shared = this.file.has("shared") ? this.file.object("shared") : null;
    if (typeof index !== "number" || shared === null || !shared.has("sources")) return "";
    return this.text(shared.object("sources").array("filename")[index]);
  }

  /** The text with this number, "" for none. */
  text(index: unknown): string {
    if (index === null || index === undefined || index === -1) return "";
    const text = typeof index === "number" ? this.strings[index] : undefined;
    if (typeof text !== "string") throw this.thread.wrong("stringArray", `a list with entry ${String(index)}`);
    return text;
  }

  private table(name: TableName): JsonFields | null {
    if (this.thread.has(name)) return this.thread.object(name);
    const shared = this.file.has("shared") ? this.file.object("shared") : null;
    return shared?.has(name) ? shared.object(name) : null;
  }
}

/** A number out of a column; -1 for null and what is no whole number. */
export const indexAt = (column: readonly unknown[] | null, row: number): number => {
  const value = column?.[row];
  return typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : -1;
};
