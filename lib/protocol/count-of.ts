/** A number with its noun: 1 task · 52 tasks · 1 repository · 1,234 classes. */
export const countOf = (number: number, noun: string): string =>
  `${number.toLocaleString("en-US")} ${number === 1 ? noun : plural(noun)}`;

/** The last word of a noun in the plural, by English spelling: repositories, classes, runs. */
function plural(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
