const line = "Grüße, 世界 + (1/2) ";

export default [
  {
    name: "only values are encoded when asked",
    run: (qs) => qs.stringify({ "a b": { "c d": "e f" }, ü: ["é é"] }, { encodeValuesOnly: true }),
  },
  { name: "nothing is encoded when asked", run: (qs) => qs.stringify({ "a b": "c d", e: "é" }, { encode: false }) },
  {
    name: "an own encoder sees every text",
    run: (qs) =>
      qs.stringify({ a: "b c", d: ["é"] }, { encoder: (text, base, _charset, type) => `${type}(${base(text)})` }),
  },
  {
    name: "symbols and functions of the language",
    run: (qs) => [qs.stringify({ a: Symbol.iterator }), qs.stringify({ a: () => 1 }), qs.stringify({ a: 5n })],
  },
  {
    name: "long texts in both formats",
    run: (qs, { digest }) =>
      ["RFC1738", "RFC3986"].map((format) =>
        digest(qs.stringify({ a: line.repeat(700), b: [line.repeat(61)] }, { format })),
      ),
  },
  { name: "a long text of plain letters", run: (qs) => qs.stringify({ a: "x".repeat(3000) }).length },
  { name: "buffers", run: (qs) => qs.stringify({ a: Buffer.from("é b") }) },
  { name: "lone surrogates", run: (qs) => [qs.stringify({ a: "\ud83dx" }), qs.stringify({ a: "x\ude00y" })] },
];
