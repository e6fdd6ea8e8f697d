const stepped =
  (text, config = {}) =>
  (Papa) => {
    const rows = [];
    const errors = [];
    const fields = new Set();
    Papa.parse(text, {
      header: true,
      ...config,
      step(results) {
        rows.push(results.data);
        errors.push(...results.errors);
        fields.add(JSON.stringify(results.meta.fields));
      },
    });
    return { rows, errors, fields: [...fields] };
  };

export default [
  { name: "rows arrive one by one as objects", run: stepped("a,b,c\n1,2,3\n4,5,6\n7,8,9") },
  { name: "a repeated column name is numbered", run: stepped("a,a,b,a\n1,2,3,4\n5,6,7,8") },
  { name: "only a header gives no row", run: stepped("a,b") },
  { name: "a single column", run: stepped("only\n1\n2") },
  { name: "short and long rows are reported", run: stepped("a,b\n1\n1,2,3,4\n5,6") },
  { name: "quoted cells", run: stepped('a,b\n"x,1","say ""hi"""\n"two\nlines",z') },
  { name: "semicolons are recognised", run: stepped("a;b;c\n1;2;3\n4;5;6") },
  { name: "windows line ends", run: stepped("a,b\r\n1,2\r\n3,4\r\n") },
  { name: "typed values", run: stepped("n,flag,text\n1.5,true,abc\n-7,false,1e3", { dynamicTyping: true }) },
  { name: "empty lines are skipped on request", run: stepped("a,b\n\n1,2\n\n3,4\n", { skipEmptyLines: true }) },
  { name: "a preview stops early", run: stepped("a,b\n1,2\n3,4\n5,6\n7,8", { preview: 2 }) },
  { name: "comment lines are left out", run: stepped("a,b\n#no\n1,2\n#no,no\n3,4", { comments: "#" }) },
  {
    name: "without a header rows are lists, repeated cells included",
    run: (Papa) => {
      const rows = [];
      Papa.parse("a,a,b\n1,1,1\n2,3,2", { step: ({ data }) => rows.push(data) });
      return rows;
    },
  },
  {
    name: "without a step function all rows come at once",
    run: (Papa) => {
      const { data, errors, meta } = Papa.parse("a,a,b\n1,1,1\n2,2,3", { header: true });
      return [data, errors, meta];
    },
  },
];
