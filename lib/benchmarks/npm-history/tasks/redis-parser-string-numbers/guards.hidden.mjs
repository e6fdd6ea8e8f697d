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

export default [
  {
    name: "every length of number from one to thirty digits",
    run: (Parser) =>
      Array.from({ length: 30 }, (_, index) => {
        const digits = "9081726354".repeat(3).slice(0, index + 1);
        return replies(Parser, `:${digits}\r\n:-${digits}\r\n:1${"0".repeat(index)}\r\n`, { stringNumbers: true });
      }),
  },
  {
    name: "pseudo-random numbers come back as written",
    run: (Parser, { random }) => {
      const next = random(12);
      const numbers = Array.from({ length: 400 }, () =>
        String(Math.floor(next() * 10 ** (1 + Math.floor(next() * 15)))),
      );
      const found = replies(Parser, numbers.map((number) => `:${number}\r\n`).join(""), { stringNumbers: true });
      return [found.join() === numbers.join(), found.slice(0, 40), found.every((value) => typeof value === "string")];
    },
  },
  {
    name: "numbers in nested arrays",
    run: (Parser) =>
      [true, false].map((stringNumbers) =>
        replies(Parser, "*3\r\n:1\r\n*2\r\n:22\r\n*1\r\n:-333\r\n$2\r\n44\r\n:5\r\n", { stringNumbers }),
      ),
  },
  {
    name: "numbers together with buffers",
    run: (Parser) =>
      replies(Parser, ":42\r\n$2\r\nab\r\n:-7\r\n", { stringNumbers: true, returnBuffers: true }).map((reply) =>
        Buffer.isBuffer(reply) ? `<${reply}>` : reply,
      ),
  },
  {
    name: "long strings between numbers",
    run: (Parser) =>
      [9, 64].map((size) =>
        replies(Parser, `:11\r\n$300\r\n${"abc".repeat(100)}\r\n:22\r\n`, { stringNumbers: true }, size),
      ),
  },
  {
    name: "an unknown type byte is fatal",
    run: (Parser) => replies(Parser, ":1\r\nx2\r\n", { stringNumbers: true }),
  },
  {
    name: "leading zeros without the option",
    run: (Parser) => replies(Parser, ":007\r\n:-010\r\n:00\r\n"),
  },
];
