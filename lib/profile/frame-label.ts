import type { Frame } from "./profile";

/** What identifies a function to a reader, on one line: `name (file:line:column)`, with as much of the place as is known. */
export function frameLabel({ name, file, line, column }: Pick<Frame, "name" | "file" | "line" | "column">): string {
  const place = [file, line, column].filter((part) => part !== 0).join(":");
  return (file === "" ? name : `${name} (${place})`).replace(/\s+/g, " ");
}
