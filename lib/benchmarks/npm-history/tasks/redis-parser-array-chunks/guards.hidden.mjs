const inChunks = (Parser, bytes, size, options = {}) => {
  const replies = [];
  const parser = new Parser({
    returnReply: (reply) => replies.push(reply),
    returnError: (error) => replies.push(`${error.name}: ${error.message}`),
    returnFatalError: (error) => replies.push(`fatal ${error.message}`),
    ...options,
  });
  for (let start = 0; start < bytes.length; start += size) parser.execute(bytes.subarray(start, start + size));
  return replies;
};
const printed = (reply) =>
  Array.isArray(reply) ? reply.map(printed) : Buffer.isBuffer(reply) ? `<${reply.toString()}>` : reply;

export default [
  {
    name: "a long array at many chunk sizes",
    run: (Parser, { digest }) => {
      const items = Array.from({ length: 400 }, (_, index) =>
        index % 3 ? `$${`v${index}`.length}\r\nv${index}\r\n` : `:${index}\r\n`,
      );
      const bytes = Buffer.from(`*400\r\n${items.join("")}+after\r\n`);
      return [1, 2, 13, 64, 500, 4096].map((size) => {
        const replies = inChunks(Parser, bytes, size);
        return [replies.length, replies[0].length, digest(replies)];
      });
    },
  },
  {
    name: "buffers on request",
    run: (Parser) =>
      [1, 6, 100].map((size) =>
        inChunks(Parser, Buffer.from("$3\r\nabc\r\n*2\r\n$2\r\nde\r\n:7\r\n+st\r\n"), size, {
          returnBuffers: true,
        }).map(printed),
      ),
  },
  {
    name: "long buffers over many chunks",
    run: (Parser) => {
      const bytes = Buffer.from(`*2\r\n$600\r\n${"ab".repeat(300)}\r\n$3\r\nend\r\n$500\r\n${"z".repeat(500)}\r\n`);
      return [40, 333].map((size) => inChunks(Parser, bytes, size, { returnBuffers: true }).map(printed));
    },
  },
  {
    name: "letters of several bytes cut apart",
    run: (Parser) => {
      const text = "grüße 日本 🙂 ".repeat(6);
      const bytes = Buffer.from(
        `*2\r\n$${Buffer.byteLength(text)}\r\n${text}\r\n+ok\r\n$${Buffer.byteLength(text)}\r\n${text}\r\n`,
      );
      return [1, 5, 16, 31].map((size) => inChunks(Parser, bytes, size));
    },
  },
  {
    name: "errors inside arrays are values",
    run: (Parser) => {
      const [reply] = inChunks(Parser, Buffer.from("*3\r\n+a\r\n-ERR inner\r\n:1\r\n"), 4);
      return [reply.length, reply[0], reply[1] instanceof Error, reply[1].message, reply[2]];
    },
  },
  {
    name: "deep nests cut anywhere",
    run: (Parser) => {
      const bytes = Buffer.from(`${"*2\r\n:1\r\n".repeat(12)}$4\r\nleaf\r\n+next\r\n`);
      return [1, 3, 10, 25].map((size) => inChunks(Parser, bytes, size));
    },
  },
  {
    name: "numbers as text inside arrays",
    run: (Parser) =>
      [1, 3, 50].map((size) =>
        inChunks(Parser, Buffer.from("*3\r\n:123\r\n:-9007199254740993\r\n$1\r\nx\r\n:77\r\n"), size, {
          stringNumbers: true,
        }),
      ),
  },
];
