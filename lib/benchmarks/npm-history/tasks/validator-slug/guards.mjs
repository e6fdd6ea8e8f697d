const three =
  (...values) =>
  (validator) =>
    values.map((value) => [validator.trim(value), validator.rtrim(value), validator.ltrim(value)]);
const chosen =
  (characters, ...values) =>
  (validator) =>
    values.map((value) => [
      validator.trim(value, characters),
      validator.rtrim(value, characters),
      validator.ltrim(value, characters),
    ]);

export default [
  { name: "space at both ends", run: three("  a b ", "x", " y", "z ") },
  { name: "tabs and ends of lines", run: three("\tq\n", "\r\n a \v\f\r\n", "a\n\nb\n") },
  {
    name: "unusual spaces",
    run: three("\u00a0a\u00a0", "\ufeffb\ufeff", "\u2003c\u3000", "\u2028d\u2029", "\u200be\u200b"),
  },
  { name: "empty texts and only space", run: three("", " ", " \t\n ", "\u00a0") },
  {
    name: "long space inside",
    run: three(`a${" ".repeat(300)}b`, `${" ".repeat(200)}c${" ".repeat(200)}`, `${"d ".repeat(100)}`),
  },
  { name: "chosen characters", run: chosen("-", "--a--", "a-b", "-", "") },
  { name: "several chosen characters", run: chosen("<>", "<foo>", "foo<><", "<>") },
  { name: "chosen characters with a meaning elsewhere", run: chosen("[]", "[[a]]", "a]b]") },
  { name: "dots, stars and carets", run: chosen(".*^$+?", "..a*", "^a$", "?+b+?") },
  { name: "chosen digits and letters", run: chosen("0aB", "00a1B0", "aBc", "000") },
  { name: "chosen characters leave space alone", run: chosen("x", " x a x ", "xx a xx") },
  { name: "no characters chosen", run: chosen("", " a ", "b") },
];
