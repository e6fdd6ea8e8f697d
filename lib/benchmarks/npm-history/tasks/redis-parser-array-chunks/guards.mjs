const collect = (Parser, options = {}) => {
  const replies = [];
  const parser = new Parser({
    returnReply: (reply) => replies.push(reply),
    returnError: (error) => replies.push(`${error.name}: ${error.message}`),
    returnFatalError: (error) => replies.push(`fatal ${error.name}: ${error.message}`),
    ...options,
  });
  return { parser, replies };
};
const inChunks = (Parser, text, size, options) => {
  const { parser, replies } = collect(Parser, options);
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += size) parser.execute(bytes.subarray(start, start + size));
  return replies;
};
const sizes =
  (text, ...list) =>
  (Parser) =>
    list.map((size) => inChunks(Parser, text, size));
const outcome = (action) => {
  try {
    return action();
  } catch (error) {
    return error.name;
  }
};

export default [
  { name: "a status reply", run: sizes("+OK\r\n", 1, 2, 100) },
  { name: "an integer reply", run: sizes(":-1234\r\n:0\r\n", 1, 3, 100) },
  { name: "a string reply", run: sizes("$11\r\nhello world\r\n", 1, 4, 7, 100) },
  { name: "an empty and a missing string", run: sizes("$0\r\n\r\n$-1\r\n", 1, 3, 100) },
  { name: "an error reply", run: sizes("-ERR no such thing\r\n", 1, 5, 100) },
  { name: "an array of mixed types", run: sizes("*4\r\n$1\r\na\r\n:2\r\n+three\r\n$-1\r\n", 1, 2, 3, 5, 100) },
  { name: "an empty and a missing array", run: sizes("*0\r\n*-1\r\n*1\r\n:1\r\n", 1, 3, 100) },
  { name: "arrays in arrays", run: sizes("*3\r\n*2\r\n+a\r\n*1\r\n:1\r\n*0\r\n$3\r\nabc\r\n", 1, 2, 3, 7, 100) },
  { name: "several replies in one chunk", run: sizes("+a\r\n:1\r\n$2\r\nbb\r\n*1\r\n+c\r\n-ERR d\r\n", 100) },
  {
    name: "several replies cut anywhere",
    run: sizes("+a\r\n:1\r\n$2\r\nbb\r\n*2\r\n+c\r\n$4\r\ndddd\r\n-ERR d\r\n", 1, 3, 4, 5, 6, 11),
  },
  {
    name: "an array in chunks followed by other replies",
    run: sizes("*3\r\n:1\r\n:2\r\n:3\r\n+next\r\n*1\r\n:4\r\n", 2, 5, 9),
  },
  {
    name: "a long string inside an array over many chunks",
    run: (Parser) =>
      [7, 50, 301].map((size) =>
        inChunks(Parser, `*3\r\n+x\r\n$900\r\n${"0123456789".repeat(90)}\r\n:5\r\n+end\r\n`, size),
      ),
  },
  {
    name: "the options are checked",
    run: (Parser) =>
      [
        undefined,
        {},
        { returnReply() {} },
        { returnReply() {}, returnError() {}, returnBuffers: "yes" },
        { returnReply() {}, returnError() {}, name: 1 },
      ].map((options) => outcome(() => typeof new Parser(options))),
  },
  {
    name: "an unknown type byte is fatal",
    run: (Parser) => inChunks(Parser, "+fine\r\n?oops\r\n", 100),
  },
];
