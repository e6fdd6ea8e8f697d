const bulk = (text) => `$${Buffer.byteLength(text)}\r\n${text}\r\n`;

function list(random, count, label) {
  const items = Array.from({ length: count }, (_, index) =>
    index % 9 === 0 ? `:${Math.floor(random() * 1e6)}\r\n` : bulk(`${label}:${Math.floor(random() * 1e9)}`),
  );
  return `*${count}\r\n${items.join("")}`;
}

function pipeline(random, count) {
  const replies = Array.from({ length: count }, (_, index) => {
    if (index % 4 === 0) return "+OK\r\n";
    if (index % 4 === 1) return `:${Math.floor(random() * 1000)}\r\n`;
    if (index % 4 === 2) return bulk(`session-${Math.floor(random() * 1e9)}-${"x".repeat(index % 60)}`);
    return list(random, 4 + (index % 8), "field");
  });
  return replies.join("");
}

function chunksOf(text, size) {
  const bytes = Buffer.from(text);
  const chunks = [];
  for (let start = 0; start < bytes.length; start += size) chunks.push(bytes.subarray(start, start + size));
  return chunks;
}

export default {
  setup(random) {
    return {
      pipelines: Array.from({ length: 10 }, () => chunksOf(pipeline(random, 3600), 16384)),
      lists: Array.from({ length: 4 }, () => chunksOf(list(random, 16000, "member"), 4096)),
    };
  },

  run(Parser, { pipelines, lists }, { digest }) {
    const replies = [];
    const parser = new Parser({
      returnReply: (reply) => replies.push(Array.isArray(reply) ? reply.join(" ") : reply),
      returnError: (error) => replies.push(error.message),
      returnFatalError: (error) => replies.push(`fatal ${error.message}`),
    });
    for (const chunk of [...pipelines.flat(), ...lists.flat()]) parser.execute(chunk);
    return { replies: replies.length, content: digest(replies.join("\n")) };
  },
};
