const WORDS = ["alder", "birch", "cedar", "elm", "fir", "hazel", "larch", "maple", "oak", "pine", "rowan", "yew"];

const pick = (random, items) => items[Math.floor(random() * items.length)];

function sentence(random) {
  return Array.from({ length: 3 + Math.floor(random() * 4) }, () => {
    const chance = random();
    const word = pick(random, WORDS);
    return chance < 0.1 ? `*${word}*` : chance < 0.16 ? `[${word} ${pick(random, WORDS)}]` : word;
  }).join(" ");
}

const paragraph = (random) => Array.from({ length: 1 + Math.floor(random() * 3) }, () => sentence(random));

/** Splits a stream of text chunks into word, space, emphasis, reference and line ending tokens. */
function tokenizer(context, from) {
  const events = [];
  const at = { line: from.line, column: from.column, offset: from.offset };
  const point = (length) => {
    at.column += length;
    at.offset += length;
    return { ...at };
  };
  const leaf = (type, text, extra) => {
    const token = { type, text, start: { ...at }, end: point(text.length), ...extra };
    events.push(["enter", token, context], ["exit", token, context]);
  };
  const lineEnding = () => {
    const token = { type: "lineEnding", start: { ...at }, end: undefined };
    at.line++;
    at.column = 1;
    at.offset++;
    token.end = { ...at };
    events.push(["enter", token, context], ["exit", token, context]);
  };
  const emphasis = (text) => {
    const token = { type: "emphasis", start: { ...at }, end: undefined };
    events.push(["enter", token, context]);
    leaf("marker", "*");
    leaf("data", text.slice(1, -1));
    leaf("marker", "*");
    token.end = { ...at };
    events.push(["exit", token, context]);
  };
  return {
    events,
    defineSkip() {},
    write(stream) {
      for (const chunk of stream) {
        for (const part of chunk?.match(/\*\w+\*|\[[^\]]*\]|\w+| +|\n/g) ?? []) {
          if (part === "\n") lineEnding();
          else if (part[0] === "*") emphasis(part);
          else if (part[0] === "[") leaf("reference", part.slice(1, -1), { contentType: "text" });
          else leaf(part[0] === " " ? "space" : "data", part);
        }
      }
      return events;
    },
  };
}

/** The events of a document whose paragraphs are still to be tokenized: one chunk per line, linked within a paragraph. */
function eventsOf(paragraphs) {
  const context = {
    sliceStream: (token) => [token.text],
    parser: { text: (start) => tokenizer(context, start) },
  };
  const events = [];
  const at = { line: 1, column: 1, offset: 0 };
  const advance = (text) => {
    at.offset += text.length;
    if (text.endsWith("\n")) {
      at.line++;
      at.column = 1;
    } else {
      at.column += text.length;
    }
    return { ...at };
  };
  for (const lines of paragraphs) {
    const block = { type: "paragraph", start: { ...at }, end: undefined };
    events.push(["enter", block, context]);
    let previous;
    for (const [index, line] of lines.entries()) {
      const text = index < lines.length - 1 ? `${line}\n` : line;
      const token = { type: "chunkText", contentType: "text", text, previous, start: { ...at }, end: advance(text) };
      if (previous) previous.next = token;
      previous = token;
      events.push(["enter", token, context], ["exit", token, context]);
    }
    block.end = { ...at };
    events.push(["exit", block, context]);
    const ending = { type: "lineEnding", start: { ...at }, end: advance("\n") };
    events.push(["enter", ending, context], ["exit", ending, context]);
  }
  return events;
}

const KINDS = ["paragraph", "chunkText", "data", "space", "lineEnding", "emphasis", "marker", "reference"];

/** Folds every event in its place into one number. */
function fold(events) {
  let sum = 7;
  for (const [kind, { type, start, end }] of events) {
    const own = KINDS.indexOf(type) * 2 + (kind === "enter" ? 0 : 1);
    sum = (Math.imul(sum, 31) + own) | 0;
    sum = (Math.imul(sum, 31) + start.offset + 17 * end.line) | 0;
    sum = (Math.imul(sum, 31) + end.offset + 13 * start.column) | 0;
  }
  return sum;
}

export default {
  setup(random) {
    const notes = Array.from({ length: 160 }, () => Array.from({ length: 8 }, () => paragraph(random)));
    const book = Array.from({ length: 6000 }, () => paragraph(random));
    return [...notes, book].map(eventsOf);
  },

  run({ subtokenize }, documents, { digest }) {
    let passes = 0;
    for (const events of documents) {
      let done = false;
      while (!done) {
        done = subtokenize(events);
        passes++;
      }
    }
    const total = documents.reduce((sum, { length }) => sum + length, 0);
    return { passes, events: total, digest: digest(documents.map(fold)) };
  },
};
