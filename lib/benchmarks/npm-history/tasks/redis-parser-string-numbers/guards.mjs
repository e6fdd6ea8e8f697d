const replies = (Parser, text, options = {}, size = text.length) => {
  const list = [];
  const parser = new Parser({
    returnReply: (reply) => list.push(reply),
    returnError: (error) => list.push(`${error.name}: ${error.message}`),
    returnFatalError: (error) => list.push(`fatal ${error.name}: ${error.message}`),
    ...options,
  });
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += size) parser.execute(bytes.subarray(start, start + size));
  return list;
};
const asText = (text) => (Parser) => replies(Parser, text, { stringNumbers: true });
const plain = (text) => (Parser) => replies(Parser, text);

export default [
  { name: "a number as text", run: asText(":123\r\n") },
  { name: "single digits as text", run: asText(":0\r\n:1\r\n:5\r\n:9\r\n") },
  { name: "negative numbers as text", run: asText(":-1\r\n:-45\r\n:-1000000\r\n") },
  { name: "zeros inside and at the end", run: asText(":10\r\n:1000\r\n:100100\r\n:2000000000\r\n:9000000000000\r\n") },
  {
    name: "numbers around two to the power of 32",
    run: asText(":4294967294\r\n:4294967295\r\n:4294967296\r\n:4294967297\r\n"),
  },
  {
    name: "numbers around the end of the first nine digits",
    run: asText(":429496728\r\n:429496729\r\n:4294967289\r\n:4294967290\r\n"),
  },
  {
    name: "numbers beyond exact arithmetic",
    run: asText(":9007199254740991\r\n:9007199254740993\r\n:9223372036854775807\r\n:-9223372036854775808\r\n"),
  },
  { name: "a number of forty digits", run: asText(":1234567890123456789012345678901234567890\r\n") },
  {
    name: "numbers as numbers without the option",
    run: plain(":123\r\n:-45\r\n:1000000\r\n:4294967296\r\n:9007199254740991\r\n"),
  },
  { name: "lengths stay numbers", run: asText("$10\r\n0123456789\r\n*2\r\n$1\r\na\r\n:10\r\n") },
  { name: "status and error replies are untouched", run: asText("+OK\r\n-ERR 42 wrong\r\n+7\r\n") },
  { name: "missing strings and arrays", run: asText("$-1\r\n*-1\r\n*0\r\n$0\r\n\r\n") },
  {
    name: "numbers cut into single bytes",
    run: (Parser) =>
      [1, 2, 3, 5].map((size) =>
        replies(Parser, ":1234567890\r\n:-70\r\n*2\r\n:12\r\n:100000000000\r\n", { stringNumbers: true }, size),
      ),
  },
];
