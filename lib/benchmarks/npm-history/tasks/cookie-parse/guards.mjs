const outcome = (action) => {
  try {
    return action();
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
};
const parse = (text, options) => (cookie) => outcome(() => cookie.parse(text, options));

export default [
  { name: "one cookie", run: parse("foo=bar") },
  { name: "several cookies", run: parse("foo=bar; bar=123;baz=x y") },
  { name: "an empty header", run: parse("") },
  { name: "space around names and values", run: parse("  FOO    = bar  ;   baz  =   raz ; tab\t=\t1") },
  { name: "equal signs and ampersands in a value", run: parse("query=bar=123456789&name=Magic+Mouse; b==") },
  { name: "quoted values", run: parse('foo="bar=123&n=x"; empty=""; open="abc') },
  { name: "encoded values", run: parse("email=%20%22%2c%3b%2f; name=J%C3%BCrgen; plus=a+b") },
  { name: "values that cannot be decoded are kept", run: parse("foo=%1;bar=bar;bad=%E0%A4%A") },
  { name: "parts without an equal sign are skipped", run: parse("foo=1;bar;HttpOnly;Secure; baz=2") },
  { name: "empty parts are skipped", run: parse(";;foo=1;; ;bar=2;") },
  { name: "the first of cookies with the same name counts", run: parse("a=1;b=2;a=3;b=%20") },
  { name: "empty values and empty names", run: parse("foo=;bar= ;=noname; =x") },
  { name: "a decoder of one's own", run: parse("foo=YmFy; b=%20", { decode: (value) => `<${value}>` }) },
  {
    name: "a decoder that fails leaves the value",
    run: parse("a=1;b=2", {
      decode: (value) => {
        if (value === "2") throw new Error("no");
        return Number(value);
      },
    }),
  },
  {
    name: "something else than text is refused",
    run: (cookie) => [undefined, null, 5, {}, ["a=b"]].map((given) => parse(given)(cookie)),
  },
];
