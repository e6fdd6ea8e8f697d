const outcome = (action) => {
  try {
    return action();
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
};
const parse = (source, transform) => (subject) => outcome(() => subject.parse(source, transform));

export default [
  { name: "bounds of several dimensions", run: parse("[1:1][-2:-1][3:5]={{{1,2,3},{4,5,6}}}", Number) },
  { name: "inner empty arrays", run: parse("{{},{}}") },
  { name: "text that is no array", run: parse("plain") },
  { name: "an empty text", run: parse("") },
  { name: "letters outside the basic plane", run: parse('{"naïve","日本語",🙂,"a🙂b"}') },
  { name: "line breaks and tabs in quotes", run: parse('{"a\nb","\t",c}') },
  { name: "an array that is never opened again after an unbalanced end", run: parse("{1,2}}") },
  {
    name: "an error in the transform is passed on",
    run: parse("{1,x}", (value) => {
      if (value === "x") throw new RangeError(`no number: ${value}`);
      return value;
    }),
  },
  {
    name: "a long array with long strings",
    run: (subject, { random }) => {
      const next = random(9);
      const items = Array.from({ length: 200 }, (_, index) =>
        index % 3 ? `plain${index}` : `"${'x\\"y '.repeat(1 + Math.floor(next() * 9))}"`,
      );
      return subject.parse(`{${items.join(",")}}`);
    },
  },
];
