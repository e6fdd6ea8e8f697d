const line = "key=värde & 漢字 (x) ~-_. ";

export default [
  { name: "spaces and reserved characters", run: (qs) => qs.stringify({ a: "b c", "k&=": "x/y?z#[]@!$'()*,;:" }) },
  { name: "unreserved characters stay", run: (qs) => qs.stringify({ a: "AZaz09-._~" }) },
  { name: "two, three and four byte characters", run: (qs) => qs.stringify({ a: "é", b: "漢", c: "😀", d: "a😀b" }) },
  {
    name: "parentheses stay in RFC1738",
    run: (qs) => [
      qs.stringify({ a: "(x) y" }, { format: "RFC1738" }),
      qs.stringify({ a: "(x) y" }, { format: "RFC3986" }),
    ],
  },
  {
    name: "arrays in every format",
    run: (qs) =>
      ["indices", "brackets", "repeat", "comma"].map((arrayFormat) =>
        qs.stringify({ a: ["x y", "z"] }, { arrayFormat }),
      ),
  },
  { name: "nested objects and long keys", run: (qs) => qs.stringify({ ["k".repeat(1500)]: { ü: { z: "1 2" } } }) },
  {
    name: "null, undefined and empty values",
    run: (qs) => [
      qs.stringify({ a: null, b: undefined, c: "" }),
      qs.stringify({ a: null }, { strictNullHandling: true }),
      qs.stringify({ a: null, b: 1 }, { skipNulls: true }),
    ],
  },
  {
    name: "numbers, booleans and dates",
    run: (qs) => qs.stringify({ n: 1.5, m: -0, t: true, d: new Date(0), i: Number.NaN }),
  },
  {
    name: "long texts of every length around a power of two",
    run: (qs, { digest }) =>
      [1022, 1023, 1024, 1025, 2047, 2048, 2049, 4096].map((length) => {
        const encoded = qs.stringify({ s: line.repeat(200).slice(0, length) });
        return [encoded.length, encoded.slice(-24), digest(encoded)];
      }),
  },
  {
    name: "a long text comes back unchanged",
    run: (qs) => {
      const text = line.repeat(5000);
      return qs.parse(qs.stringify({ deep: { text } })).deep.text === text;
    },
  },
  {
    name: "another character set",
    run: (qs) => [
      qs.stringify({ a: "æ ☺" }, { charset: "iso-8859-1" }),
      qs.stringify({ a: "æ ☺" }, { charset: "utf-8", charsetSentinel: true }),
    ],
  },
  { name: "an unknown character set is refused", run: (qs) => qs.stringify({ a: "b" }, { charset: "shift-jis" }) },
];
