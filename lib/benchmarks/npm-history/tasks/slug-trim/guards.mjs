const kinds = (text) => (slug) => [slug(text), slug(text, "_"), slug(text, { lower: true })];

export default [
  { name: "words are joined", run: kinds("Hello big World") },
  { name: "space at both ends goes", run: kinds("  \t Hello World!  \n") },
  { name: "runs of space become one separator", run: kinds("x   y \t\n z") },
  { name: "long runs of space inside", run: kinds(`a${" ".repeat(500)}b${"\n".repeat(90)}c`) },
  { name: "only space", run: kinds("    ") },
  { name: "an empty text", run: kinds("") },
  { name: "accents and other scripts", run: kinds("Ünïcode tests — Ελλάδα мир Łódź") },
  { name: "symbols become words", run: kinds("i ♥ unicode ☢ and ☆") },
  { name: "currency and marks", run: kinds("10€ & 5$ © ® 50%") },
  { name: "dots, dashes and underscores", run: kinds("a_b-c.d~e --f-- ..g..") },
  { name: "pairs of characters with a meaning", run: kinds("a && b || c <3 w/ d") },
  { name: "unusual spaces", run: kinds("\u00a0a\u2003b\u3000c\u00a0") },
  { name: "a number is taken as text", run: (slug) => slug(12.5) },
];
