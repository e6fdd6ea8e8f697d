export default [
  {
    name: "the parser can be stopped from a step",
    run: (Papa) => {
      const rows = [];
      const seen = {};
      Papa.parse("a,b\n1,2\n3,4\n5,6\n7,8", {
        header: true,
        step({ data }, parser) {
          rows.push(data);
          if (rows.length === 2) parser.abort();
        },
        complete: ({ meta }) => Object.assign(seen, { aborted: meta.aborted }),
      });
      return [rows, seen];
    },
  },
  {
    name: "the end is announced after the last row",
    run: (Papa) => {
      const calls = [];
      Papa.parse("a,b\n1,2\n3,4", {
        header: true,
        step: ({ data }) => calls.push(data.a),
        complete: () => calls.push("complete"),
      });
      return calls;
    },
  },
  {
    name: "values are transformed by column",
    run: (Papa) => {
      const rows = [];
      Papa.parse("a,b\n1,2\n3,4", {
        header: true,
        transform: (value, field) => `${field}=${value}`,
        step: ({ data }) => rows.push(data),
      });
      return rows;
    },
  },
  {
    name: "a wide table keeps its fields in every row",
    run: (Papa, { digest }) => {
      const header = Array.from({ length: 90 }, (_, index) => `c${index}`);
      const rows = Array.from({ length: 30 }, (_, row) => header.map((_, index) => row * 100 + index).join(","));
      const seen = [];
      Papa.parse([header.join(","), ...rows].join("\n"), {
        header: true,
        step: ({ data, meta }) => seen.push([Object.keys(data).length, meta.fields.length, data.c7, data.c89]),
      });
      return [seen, digest(seen)];
    },
  },
  {
    name: "chunks of rows",
    run: (Papa) => {
      const chunks = [];
      Papa.parse("a,b\n1,2\n3,4\n5,6", { header: true, chunkSize: 8, chunk: ({ data }) => chunks.push(data) });
      return chunks;
    },
  },
  {
    name: "the position and the marks of each step",
    run: (Papa) => {
      const metas = [];
      Papa.parse("a,b\n1,2\n3,4", {
        header: true,
        step: ({ meta }) =>
          metas.push([meta.cursor, meta.delimiter, meta.linebreak, meta.aborted, meta.truncated, meta.renamedHeaders]),
      });
      return metas;
    },
  },
  {
    name: "names that were changed are listed",
    run: (Papa) => {
      const { data, meta } = Papa.parse("x,y,x,x\n1,2,3,4", { header: true });
      return [data, meta.renamedHeaders, meta.fields];
    },
  },
];
