/** `name (place)` in its parts, by the last parenthesis; null when there is no place. */
export function cutPlace(text: string): { readonly name: string; readonly place: string } | null {
  const at = text.endsWith(")") ? text.lastIndexOf(" (") : -1;
  return at < 0 ? null : { name: text.slice(0, at), place: text.slice(at + 2, -1) };
}

/** `before:12` in its parts; null when the text does not end in a colon and a number. */
export function cutNumber(text: string): { readonly before: string; readonly number: number } | null {
  const at = text.lastIndexOf(":");
  const digits = text.slice(at + 1);
  return at < 0 || !/^\d{1,12}$/.test(digits) ? null : { before: text.slice(0, at), number: lineNumber(digits) };
}

/** A line or column as text holds it; what no file can have is 0, unknown. */
export const lineNumber = (digits: string): number => (digits.length < 10 ? Number(digits) : 0);
