const outcome = (action) => {
  try {
    return action();
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
};
const parse = (source, transform) => (subject) => outcome(() => subject.parse(source, transform));

export default [
  { name: "an empty array", run: parse("{}") },
  { name: "an empty quoted string", run: parse('{""}') },
  { name: "numbers stay strings without a transform", run: parse("{1,2,-3,4.5e6}") },
  { name: "a transform is applied to each value", run: parse("{1,2,3}", (value) => Number(value) * 2) },
  { name: "strings with spaces and commas", run: parse('{a,"b c","d,e"," f "}') },
  { name: "escaped quotes and backslashes", run: parse('{"say \\"hi\\"","c:\\\\temp","\\a"}') },
  { name: "an escaped character outside quotes", run: parse("{a\\,b,c\\\\d}") },
  { name: "braces inside quotes", run: parse('{"{1,2}","}","{"}') },
  { name: "null and a quoted null", run: parse('{NULL,"NULL",null,NULLS}') },
  {
    name: "null is not passed to the transform",
    run: (subject) => {
      const seen = [];
      const result = subject.parse('{a,NULL,"NULL",b}', (value) => {
        seen.push(value);
        return value.length;
      });
      return [result, seen];
    },
  },
  { name: "two dimensions", run: parse("{{1,2},{3,4},{5,6}}") },
  { name: "three dimensions with quotes", run: parse('{{{"a","b c"},{d,"e}"}},{{f,NULL},{"",g}}}') },
  { name: "a transform reaches inner arrays", run: parse("{{1,2},{3,4}}", Number) },
  { name: "given bounds are skipped", run: parse("[0:2]={1,2,3}") },
  { name: "an array that is not closed is refused", run: parse("{{1,2},{3") },
];
