function leaf({ SourceMapGenerator }, sources, file = "leaf.js") {
  const generator = new SourceMapGenerator({ file });
  sources.forEach((source, index) => {
    generator.addMapping({
      generated: { line: 1 + index, column: 2 },
      original: { line: 10 + index, column: 4 },
      source,
      name: `name${index}`,
    });
    generator.setSourceContent(source, `content of ${source}\nline 2`);
  });
  return generator.toJSON();
}

const at = (line, column, map) => ({ offset: { line, column }, map });
const indexed = (...sections) => ({ version: 3, file: "all.js", sections });

const two = (subject) =>
  indexed(at(0, 0, leaf(subject, ["a.js", "b.js"])), at(10, 3, leaf(subject, ["c.js", "d.js", "e.js"])));

const deep = (subject, depth) => {
  let map = leaf(subject, ["x.js", "y.js", "z.js"]);
  for (let level = 0; level < depth; level++) map = indexed(at(level, 0, map));
  return map;
};

export default [
  {
    name: "sources of a flat map",
    run: (subject) => new subject.SourceMapConsumer(leaf(subject, ["a.js", "b.js"])).sources,
  },
  { name: "sources of two sections", run: (subject) => new subject.SourceMapConsumer(two(subject)).sources },
  {
    name: "sources of nested sections",
    run: (subject) => [1, 2, 3, 4].map((depth) => new subject.SourceMapConsumer(deep(subject, depth)).sources),
  },
  {
    name: "sections side by side on several levels",
    run: (subject) => {
      const inner = indexed(at(0, 0, leaf(subject, ["i1.js"])), at(5, 0, leaf(subject, ["i2.js", "i3.js"])));
      const map = indexed(at(0, 0, inner), at(20, 0, leaf(subject, ["o1.js"])), at(30, 0, deep(subject, 2)));
      return new subject.SourceMapConsumer(map).sources;
    },
  },
  {
    name: "the same source in two sections is listed twice",
    run: (subject) =>
      new subject.SourceMapConsumer(indexed(at(0, 0, leaf(subject, ["same.js"])), at(9, 0, leaf(subject, ["same.js"]))))
        .sources,
  },
  { name: "no sections give no sources", run: (subject) => new subject.SourceMapConsumer(indexed()).sources },
  {
    name: "the list of sources is a new one each time",
    run: (subject) => {
      const consumer = new subject.SourceMapConsumer(two(subject));
      const first = consumer.sources;
      first.push("added.js");
      const second = consumer.sources;
      return [second, first === second];
    },
  },
  {
    name: "original positions across sections",
    run: (subject) => {
      const consumer = new subject.SourceMapConsumer(two(subject));
      return [
        [1, 2],
        [2, 5],
        [11, 5],
        [11, 4],
        [12, 2],
        [13, 9],
        [40, 0],
      ].map(([line, column]) => consumer.originalPositionFor({ line, column }));
    },
  },
  {
    name: "generated positions across sections",
    run: (subject) => {
      const consumer = new subject.SourceMapConsumer(two(subject));
      return [
        ["a.js", 10],
        ["d.js", 11],
        ["e.js", 12],
        ["missing.js", 1],
      ].map(([source, line]) => consumer.generatedPositionFor({ source, line, column: 4 }));
    },
  },
  {
    name: "source contents across sections",
    run: (subject) => {
      const consumer = new subject.SourceMapConsumer(two(subject));
      return [
        consumer.hasContentsOfAllSources(),
        consumer.sourceContentFor("e.js"),
        consumer.sourceContentFor("missing.js", true),
      ];
    },
  },
  {
    name: "each mapping of an indexed map",
    run: (subject) => {
      const seen = [];
      new subject.SourceMapConsumer(two(subject)).eachMapping((mapping) => seen.push({ ...mapping }));
      return seen;
    },
  },
  {
    name: "nested sections add their offsets",
    run: (subject) => {
      const consumer = new subject.SourceMapConsumer(deep(subject, 3));
      return [1, 2, 3, 4, 5, 6, 7].map((line) => consumer.originalPositionFor({ line, column: 3 }));
    },
  },
  {
    name: "sections that overlap are refused",
    run: (subject) =>
      new subject.SourceMapConsumer(indexed(at(9, 0, leaf(subject, ["a.js"])), at(3, 0, leaf(subject, ["b.js"])))),
  },
];
