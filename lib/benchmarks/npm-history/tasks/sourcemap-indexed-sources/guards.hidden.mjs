function leaf({ SourceMapGenerator }, sources, options) {
  const generator = new SourceMapGenerator({ file: "leaf.js", ...options });
  sources.forEach((source, index) => {
    generator.addMapping({ generated: { line: 1 + index, column: 0 }, original: { line: 1, column: 0 }, source });
  });
  return generator.toJSON();
}

const at = (line, column, map) => ({ offset: { line, column }, map });
const indexed = (...sections) => ({ version: 3, sections });

export default [
  {
    name: "source roots are applied within sections",
    run: (subject) => {
      const map = indexed(
        at(0, 0, leaf(subject, ["a.js", "../b.js"], { sourceRoot: "/root/one" })),
        at(4, 0, indexed(at(0, 0, leaf(subject, ["c.js"], { sourceRoot: "http://host/two" })))),
      );
      return new subject.SourceMapConsumer(map).sources;
    },
  },
  {
    name: "the address of the map is applied within sections",
    run: (subject) =>
      new subject.SourceMapConsumer(
        indexed(at(0, 0, indexed(at(1, 0, leaf(subject, ["a.js", "/b.js"]))))),
        "http://host/maps/all.js.map",
      ).sources,
  },
  {
    name: "a map given as text",
    run: (subject) =>
      new subject.SourceMapConsumer(
        `)]}'\n${JSON.stringify(indexed(at(0, 0, indexed(at(0, 0, leaf(subject, ["t.js"]))))))}`,
      ).sources,
  },
  {
    name: "an unknown version is refused",
    run: (subject) => new subject.SourceMapConsumer({ version: 4, sections: [] }),
  },
  {
    name: "sections given by address are refused",
    run: (subject) =>
      new subject.SourceMapConsumer({ version: 3, sections: [{ offset: { line: 0, column: 0 }, url: "x" }] }),
  },
  {
    name: "thirty sections of different size",
    run: (subject) => {
      const sections = Array.from({ length: 30 }, (_, index) =>
        at(
          index * 10,
          0,
          leaf(
            subject,
            Array.from({ length: index % 5 }, (_, place) => `s${index}-${place}.js`),
          ),
        ),
      );
      return new subject.SourceMapConsumer(indexed(...sections)).sources;
    },
  },
  {
    name: "a generator made from a nested map",
    run: (subject) => {
      const map = indexed(
        at(0, 0, indexed(at(2, 0, leaf(subject, ["p.js", "q.js"])))),
        at(9, 0, leaf(subject, ["r.js"])),
      );
      return subject.SourceMapGenerator.fromSourceMap(new subject.SourceMapConsumer(map)).toJSON();
    },
  },
];
