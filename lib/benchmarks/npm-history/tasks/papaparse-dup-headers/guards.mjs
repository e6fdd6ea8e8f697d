const summary = ({ data, errors, meta }) => ({
  data,
  errors,
  fields: meta.fields,
  delimiter: meta.delimiter,
  linebreak: meta.linebreak,
  aborted: meta.aborted,
  truncated: meta.truncated,
});
const parse =
  (text, config = {}) =>
  (Papa) =>
    summary(Papa.parse(text, { header: true, ...config }));

export default [
  { name: "rows are objects keyed by the header", run: parse("a,b,c\n1,2,3\n4,5,6") },
  { name: "a repeated column name is numbered", run: parse("a,a,b\n1,2,3") },
  { name: "a name repeated many times counts up", run: parse("x,y,x,z,x,x\n1,2,3,4,5,6\n7,8,9,10,11,12") },
  { name: "two names repeated in turn", run: parse("id,name,id,name,id,name\n1,a,2,b,3,c") },
  { name: "only a header", run: parse("a,b,a") },
  { name: "an empty text", run: parse("") },
  { name: "a single column", run: parse("only\n1\n2\n3") },
  { name: "a short and a long row are reported", run: parse("a,b\n1\n1,2,3,4\n5,6") },
  {
    name: "quoted cells with delimiters, quotes and line breaks",
    run: parse('a,b\n"x,1","say ""hi"""\n"two\nlines",z'),
  },
  { name: "repeated names before quoted cells", run: parse('a,b,a\n"1,5",2,"3 ""q"""\n4,5,6') },
  { name: "semicolons are recognised", run: parse("a;b;a\n1;2;3\n4;5;6") },
  { name: "tabs given as delimiter", run: parse("a\tb\ta\n1\t2\t3", { delimiter: "\t" }) },
  { name: "windows line ends", run: parse("a,b,a\r\n1,2,3\r\n4,5,6\r\n") },
  { name: "typed values", run: parse("n,flag,text,n\n1.5,true,abc,-7\n,false,1e3,0x1", { dynamicTyping: true }) },
  { name: "empty lines are skipped on request", run: parse("a,b\n\n1,2\n\n3,4\n", { skipEmptyLines: true }) },
  { name: "a preview stops early", run: parse("a,b,a\n1,2,3\n4,5,6\n7,8,9", { preview: 2 }) },
];
