const summary = ({ data, errors, meta }) => ({ data, errors, fields: meta.fields, delimiter: meta.delimiter });
const parse =
  (text, config = {}) =>
  (Papa) =>
    summary(Papa.parse(text, { header: true, ...config }));

export default [
  {
    name: "two hundred columns of twenty names",
    run: (Papa) => {
      const names = Array.from({ length: 200 }, (_, index) => `col${index % 20}`);
      const { data, meta } = Papa.parse(`${names.join(",")}\n${names.map((_, index) => index).join(",")}`, {
        header: true,
      });
      return [meta.fields, data];
    },
  },
  { name: "names of list properties", run: parse("length,push,name,length\n1,2,3,4") },
  { name: "without a header repeated names are cells", run: (Papa) => Papa.parse("a,a,b\n1,2,3").data },
  {
    name: "values are transformed by column",
    run: parse("a,b,a\n1,2,3", { transform: (value, field) => `${field}=${value}` }),
  },
  {
    name: "rows arrive one by one in a step function",
    run: (Papa) => {
      const rows = [];
      Papa.parse("a,b\n1,2\n3,4\n5,6", { header: true, step: ({ data }) => rows.push(data) });
      return rows;
    },
  },
  { name: "comment lines are left out", run: parse("a,b\n#no\n1,2\n#no,no\n3,4", { comments: "#" }) },
  {
    name: "objects written and read again",
    run: (Papa) => {
      const text = Papa.unparse([
        { a: 1, b: "x,y" },
        { a: null, b: 'q"' },
      ]);
      return [text, Papa.parse(text, { header: true }).data];
    },
  },
];
