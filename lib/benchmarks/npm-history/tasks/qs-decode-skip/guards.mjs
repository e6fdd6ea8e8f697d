const read =
  (...queries) =>
  (qs) =>
    queries.map((query) => [qs.parse(query), qs.parse(query, { charset: "iso-8859-1" })]);
const read1 = (query, options) => (qs) => qs.parse(query, options);

export default [
  { name: "plain pairs", run: read("a=b&c=d", "a", "a=", "=b", "", "?a=b") },
  { name: "plus signs are spaces", run: read("a=1+2&b+c=d+e+", "+=+", "a=++") },
  { name: "escapes", run: read("a%5Bb%5D=%C3%A9&x=1+2", "a=%20%26%3D%25", "%61=%62", "a=%2B+") },
  { name: "broken escapes", run: read("a=%ZZ", "a=%", "a=b%2", "a=%E9", "a=%C3%28") },
  {
    name: "long values",
    run: (qs) => {
      const text = "token-".repeat(900);
      const parsed = qs.parse(`a=${text}&b=${text}%20${text}&c=${text}+`);
      return [parsed.a === text, parsed.b === `${text} ${text}`, parsed.c === `${text} `];
    },
  },
  { name: "letters that are not escaped", run: read("a=é漢😀&ü=1+ü", "a=\u00ff\ud800") },
  { name: "lists", run: read("a[]=1&a[]=2", "a[0]=x&a[2]=z", "a=1&a=2", "a[]=", "a[1000]=x") },
  { name: "nested keys", run: read("a[b][c]=d&a[b][e]=f", "a[b[c]=d", "a[b][c][d][e][f][g]=h") },
  { name: "dots in keys", run: read1("a.b=c&d%2Ee=f", { allowDots: true }) },
  { name: "lists by commas", run: read1("a=1,2,3&b=4%2C5&c=x", { comma: true }) },
  {
    name: "a declared character set",
    run: read1("utf8=%26%2310003%3B&a=%E6", { charsetSentinel: true, charset: "utf-8" }),
  },
  {
    name: "numbers of characters",
    run: read1("a=%26%239786%3B&b=x", { charset: "iso-8859-1", interpretNumericEntities: true }),
  },
];
