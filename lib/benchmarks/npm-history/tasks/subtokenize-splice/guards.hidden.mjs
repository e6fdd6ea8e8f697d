const place = (line, column) => ({ line, column, offset: line * 100 + column });

function contextOf(log = []) {
  const context = {
    sliceStream: (token) => [token.text],
    parser: {
      text: (start) => {
        const events = [];
        log.push(["tokenizer", start.line]);
        return {
          events,
          defineSkip: () => log.push("skip"),
          write(stream) {
            log.push([this._gfmTasklistFirstContentOfListItem === true, ...stream]);
            for (const text of stream)
              for (const part of text?.match(/\w+/g) ?? []) {
                const token = { type: "word", part, start, end: start };
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

function pair(context, type, line, extra) {
  const token = { type, start: place(line, 1), end: place(line, 2), ...extra };
  return [
    ["enter", token, context],
    ["exit", token, context],
  ];
}

const show = (events) => events.map(([kind, token]) => `${kind} ${token.type} ${token.part ?? ""} ${token.start.line}`);

export default [
  {
    name: "a container without line endings is left alone",
    run: ({ subtokenize }) => {
      const context = contextOf();
      const quote = { type: "blockQuote", _container: true, start: place(1, 1), end: place(1, 9) };
      const events = [["enter", quote, context], ...pair(context, "marker", 1), ["exit", quote, context]];
      return [subtokenize(events), show(events), quote.end];
    },
  },
  {
    name: "containers within containers",
    run: ({ subtokenize }) => {
      const context = contextOf();
      const outer = { type: "blockQuote", _container: true, start: place(1, 1), end: place(3, 1) };
      const inner = { type: "listOrdered", _container: true, start: place(1, 3), end: place(3, 1) };
      const events = [
        ["enter", outer, context],
        ["enter", inner, context],
        ...pair(context, "chunkText", 1, { contentType: "text", text: "deep down" }),
        ...pair(context, "lineEnding", 1),
        ...pair(context, "lineEndingBlank", 2),
        ["exit", inner, context],
        ["exit", outer, context],
        ...pair(context, "after", 3),
      ];
      return [subtokenize(events), show(events), inner.end, outer.end];
    },
  },
  {
    name: "a tokenizer that was already running is continued",
    run: ({ subtokenize }) => {
      const log = [];
      const context = contextOf(log);
      const running = context.parser.text(place(7, 1));
      running.write(["early bird", null]);
      const events = [
        ...pair(context, "before", 7),
        ...pair(context, "chunkFlow", 7, { contentType: "flow", _tokenizer: running }),
        ...pair(context, "after", 7),
      ];
      const done = subtokenize(events);
      return [done, show(events), log, running.events.length, events.some(([, token]) => token._tokenizer)];
    },
  },
  {
    name: "the first text of a list item is marked",
    run: ({ subtokenize }) => {
      const log = [];
      const context = contextOf(log);
      const inner = { type: "chunkText", contentType: "text", text: "task", start: place(1, 3), end: place(1, 7) };
      const running = {
        events: [
          ...pair(context, "lineEndingBlank", 1),
          ["enter", { type: "content", start: place(1, 3), end: place(1, 7) }, context],
          ["enter", inner, context],
          ["exit", inner, context],
          ["exit", { type: "content", start: place(1, 3), end: place(1, 7) }, context],
        ],
      };
      const events = [
        ...pair(context, "listItemPrefix", 1),
        ...pair(context, "chunkFlow", 1, { contentType: "flow", _tokenizer: running }),
      ];
      const passes = [subtokenize(events), subtokenize(events), subtokenize(events)];
      return [passes, show(events), log, inner._isInFirstContentOfListItem];
    },
  },
  {
    name: "the list of events stays the same list",
    run: ({ subtokenize }) => {
      const context = contextOf();
      const events = pair(context, "chunkText", 1, { contentType: "text", text: "one two" });
      const same = events;
      subtokenize(events);
      return [same === events, same.length, same.every((event) => event.length === 3)];
    },
  },
  {
    name: "four hundred chunks of growing length",
    run: ({ subtokenize }) => {
      const context = contextOf();
      const events = Array.from({ length: 400 }, (_, line) => [
        ...pair(context, "chunkText", line, { contentType: "text", text: "w ".repeat(1 + (line % 23)) }),
        ...pair(context, "lineEnding", line),
      ]).flat();
      return [subtokenize(events), events.length, show(events).join("|")];
    },
  },
  {
    name: "a content type nobody can tokenize",
    run: ({ subtokenize }) =>
      subtokenize(pair(contextOf(), "chunkString", 1, { contentType: "string", text: "nobody" })),
  },
];
