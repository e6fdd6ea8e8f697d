const place = (line, column) => ({ line, column, offset: line * 100 + column });

/** A context whose "text" content becomes one token per word and one per line ending. */
function contextOf(log = []) {
  const context = {
    sliceStream: (token) => [token.text],
    parser: {
      text: (start) => {
        const events = [];
        let line = start.line;
        return {
          events,
          defineSkip: (point) => log.push(["skip", point.line, point.column]),
          write(stream) {
            log.push(["write", ...stream]);
            for (const chunk of stream)
              for (const part of chunk?.match(/\w+|\n/g) ?? []) {
                const ending = part === "\n";
                const token = {
                  type: ending ? "lineEnding" : "word",
                  part,
                  start: place(line, 1),
                  end: place(ending ? line + 1 : line, 1),
                };
                if (ending) line++;
                if (part.startsWith("nested")) {
                  token.contentType = "text";
                  token.text = part.slice(6);
                }
                events.push(["enter", token, context], ["exit", token, context]);
              }
            return events;
          },
        };
      },
    },
  };
  return context;
}

function chunk(context, text, line, extra) {
  const token = {
    type: "chunkText",
    contentType: "text",
    text,
    start: place(line, 1),
    end: place(line, 1 + text.length),
    ...extra,
  };
  return [
    ["enter", token, context],
    ["exit", token, context],
  ];
}

function plain(context, type, line, extra) {
  const token = { type, start: place(line, 1), end: place(line, 2), ...extra };
  return [
    ["enter", token, context],
    ["exit", token, context],
  ];
}

function link(...pairs) {
  for (let index = 1; index < pairs.length; index++) {
    pairs[index - 1][0][1].next = pairs[index][0][1];
    pairs[index][0][1].previous = pairs[index - 1][0][1];
  }
  return pairs.flat();
}

const show = (events) =>
  events.map(([kind, token]) => `${kind} ${token.type} ${token.part ?? ""} ${token.start.line}-${token.end.line}`);

export default [
  {
    name: "no events are already done",
    run: ({ subtokenize }) => {
      const events = [];
      return [subtokenize(events), events];
    },
  },
  {
    name: "events without content are left as they are",
    run: ({ subtokenize }) => {
      const context = contextOf();
      const events = [...plain(context, "thematicBreak", 1), ...plain(context, "lineEnding", 1)];
      return [subtokenize(events), show(events)];
    },
  },
  {
    name: "one chunk is replaced by its words",
    run: ({ subtokenize }) => {
      const events = chunk(contextOf(), "one two three", 1);
      return [subtokenize(events), show(events), subtokenize(events)];
    },
  },
  {
    name: "neighbours of a chunk keep their places",
    run: ({ subtokenize }) => {
      const context = contextOf();
      const events = [...plain(context, "before", 1), ...chunk(context, "in side", 1), ...plain(context, "after", 1)];
      return [subtokenize(events), show(events)];
    },
  },
  {
    name: "chunks of several paragraphs",
    run: ({ subtokenize }) => {
      const context = contextOf();
      const events = [
        ...chunk(context, "a b", 1),
        ...plain(context, "lineEnding", 1),
        ...chunk(context, "c", 2),
        ...plain(context, "lineEnding", 2),
        ...chunk(context, "d e f", 3),
      ];
      return [subtokenize(events), show(events)];
    },
  },
  {
    name: "linked lines go to one tokenizer and back to their own places",
    run: ({ subtokenize }) => {
      const log = [];
      const context = contextOf(log);
      const [first, second, third] = [chunk(context, "a b\n", 1), chunk(context, "c\n", 2), chunk(context, "d", 3)];
      link(first, second, third);
      const events = [
        ...first,
        ...plain(context, "linePrefix", 2),
        ...second,
        ...plain(context, "linePrefix", 3),
        ...third,
        ...plain(context, "end", 3),
      ];
      return [subtokenize(events), show(events), log];
    },
  },
  {
    name: "a last line that ends with a line ending",
    run: ({ subtokenize }) => {
      const context = contextOf();
      const events = [...link(chunk(context, "a\n", 1), chunk(context, "b\n", 2)), ...plain(context, "end", 3)];
      return [subtokenize(events), show(events)];
    },
  },
  {
    name: "a chunk of a single word leaves the number of events unchanged",
    run: ({ subtokenize }) => {
      const context = contextOf();
      const events = [...plain(context, "before", 1), ...chunk(context, " lonely ", 1), ...plain(context, "after", 1)];
      return [subtokenize(events), show(events)];
    },
  },
  {
    name: "content within content needs another pass",
    run: ({ subtokenize }) => {
      const context = contextOf();
      const events = [...chunk(context, "x nestedy z", 1), ...chunk(context, "nestednestedw", 2)];
      const passes = [];
      for (let pass = 0; pass < 4; pass++) passes.push(subtokenize(events), show(events));
      return passes;
    },
  },
  {
    name: "a container ends before the line endings that follow it",
    run: ({ subtokenize }) => {
      const context = contextOf();
      const list = { type: "listUnordered", _container: true, start: place(1, 1), end: place(4, 1) };
      const events = [
        ["enter", list, context],
        ...chunk(context, "item", 1),
        ...plain(context, "lineEnding", 1),
        ...plain(context, "lineEndingBlank", 2),
        ...plain(context, "lineEndingBlank", 3),
        ["exit", list, context],
        ...plain(context, "after", 4),
      ];
      return [subtokenize(events), show(events), list.end];
    },
  },
];
