const fields = ["region", "country", "segment", "channel", "priority", "units", "price", "cost", "revenue", "profit"];

function cells(random, count) {
  return Array.from({ length: count }, () => Math.floor(random() * 9000 + 1000)).join(",");
}

function report(random, index) {
  const rows = [fields.join(",")];
  for (let row = 0; row < 60; row++) {
    rows.push(
      `north-${index},${Math.floor(random() * 40)},"seg, ${row % 4}",web,${row % 3},${cells(random, fields.length - 5)}`,
    );
  }
  return rows.join("\n");
}

function survey(random, columns, rows) {
  const header = Array.from({ length: columns }, (_, index) =>
    index % 50 === 49 ? "comment" : `question_${index}_${Math.floor(random() * 1000)}`,
  );
  return [header.join(","), ...Array.from({ length: rows }, () => cells(random, columns))].join("\n");
}

export default {
  setup(random) {
    return {
      reports: Array.from({ length: 150 }, (_, index) => report(random, index)),
      surveys: Array.from({ length: 6 }, (_, index) => survey(random, 4200 + 100 * index, 6)),
    };
  },

  run(Papa, { reports, surveys }, { digest }) {
    const parsed = [...reports, ...surveys].map((text) => Papa.parse(text, { header: true }));
    return {
      rows: parsed.reduce((sum, { data }) => sum + data.length, 0),
      fields: digest(parsed.map(({ meta }) => meta.fields.join(" ")).join("\n")),
      data: digest(parsed.map(({ data }) => data.map((row) => Object.values(row).join("|")).join("\n")).join("\n")),
      errors: parsed.reduce((sum, { errors }) => sum + errors.length, 0),
    };
  },
};
