const alphabet = "abcdefghijklmnopqrstuvwxyz      éüñß—漢字かな&=+?/(),.:;0123456789";

export default {
  setup(random) {
    const characters = Array.from(alphabet);
    const text = (length) => {
      const chunk = Array.from({ length: 997 }, () => characters[Math.floor(random() * characters.length)]).join("");
      return chunk.repeat(Math.ceil(length / chunk.length)).slice(0, length);
    };
    const pool = text(20_000);
    const field = (length) => {
      const from = Math.floor(random() * 19_000);
      return pool.slice(from, from + length + Math.floor(random() * length));
    };
    return Array.from({ length: 3 }, (_, form) => ({
      large: {
        title: field(20),
        body: text(1_100_000 + 10_000 * form),
        notes: [field(30), text(90_000), field(40)],
        author: { name: field(10), mail: `${form}@example.org` },
      },
      small: Array.from({ length: 400 }, (_, row) => ({
        id: row,
        name: field(8),
        tags: [field(4), field(5)],
        address: { street: field(12), city: field(9) },
      })),
    }));
  },
  run(qs, forms, { digest }) {
    return forms.map(({ large, small }) => {
      const encoded = qs.stringify(large);
      const rows = small.map((row) => qs.stringify(row, { arrayFormat: "repeat", format: "RFC1738" }));
      return [encoded.length, digest(encoded), digest(rows.join("\n"))];
    });
  },
};
