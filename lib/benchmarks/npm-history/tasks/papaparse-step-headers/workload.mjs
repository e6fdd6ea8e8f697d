const fields = (count) =>
  Array.from({ length: count }, (_, index) => `sensor_${index}_${["min", "max", "mean"][index % 3]}`);

function table(random, columns, rows) {
  const lines = [fields(columns).join(",")];
  for (let row = 0; row < rows; row++) {
    let value = Math.floor(random() * 1000);
    const cells = Array.from({ length: columns }, () => {
      value += 1 + Math.floor(random() * 90);
      return value;
    });
    lines.push(cells.join(","));
  }
  return lines.join("\n");
}

function quoted(random, rows) {
  const lines = ["id,name,comment,amount"];
  for (let row = 0; row < rows; row++) {
    lines.push(
      `${row},"name ${Math.floor(random() * 1e6)}","said ""yes"", then left",${(random() * 1e4 + 1e6).toFixed(2)}`,
    );
  }
  return lines.join("\n");
}

export default {
  setup(random) {
    return {
      tables: Array.from({ length: 9 }, (_, index) => table(random, 110 + 10 * index, 420)),
      orders: quoted(random, 5000),
    };
  },

  run(Papa, { tables, orders }, { digest }) {
    const rows = [];
    const fieldsSeen = new Set();
    const read = (text) =>
      Papa.parse(text, {
        header: true,
        step({ data, errors, meta }) {
          rows.push(`${Object.values(data).join("|")} ${errors.length}`);
          fieldsSeen.add(meta.fields.length);
        },
      });
    for (const text of tables) read(text);
    read(orders);
    return { rows: rows.length, fields: [...fieldsSeen], data: digest(rows.join("\n")) };
  },
};
