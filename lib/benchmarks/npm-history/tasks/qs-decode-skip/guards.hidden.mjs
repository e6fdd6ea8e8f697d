const read = (query, options) => (qs) => qs.parse(query, options);

export default [
  {
    name: "an own decoder sees every part",
    run: (qs) => {
      const seen = [];
      qs.parse("a+b=c%20d&e", {
        decoder: (text, base, charset, type) => {
          seen.push([text, charset, type]);
          return base(text, base, charset);
        },
        strictNullHandling: false,
      });
      return seen;
    },
  },
  { name: "missing values as null", run: read("a&b=&c=d", { strictNullHandling: true }) },
  { name: "other separators", run: read("a=b+c;d=e%20f", { delimiter: ";" }) },
  { name: "limits", run: read("a=1&b=2&c=3", { parameterLimit: 2 }) },
  {
    name: "names of the language",
    run: (qs) => Object.keys(qs.parse("toString=1&hasOwnProperty=2&a[constructor]=3", { allowPrototypes: false })),
  },
  {
    name: "there and back",
    run: (qs) => {
      const value = { a: ["x y", "é+&="], b: { c: "", d: "%" } };
      return qs.parse(qs.stringify(value));
    },
  },
  {
    name: "duplicates",
    run: (qs) => ["combine", "first", "last"].map((duplicates) => qs.parse("a=1&a=2+3&a=%34", { duplicates })),
  },
  { name: "an unknown character set is refused", run: read("a=b", { charset: "utf-16" }) },
];
