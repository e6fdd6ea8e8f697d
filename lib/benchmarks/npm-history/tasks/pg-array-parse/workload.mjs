const words = ["red", "green", "blue", "large", "small", "cotton", "linen", "wool", "sale", "new"];
const pick = (random, list) => list[Math.floor(random() * list.length)];
const literal = (items) => `{${items.join(",")}}`;

const tags = (random) => literal(Array.from({ length: 2 + Math.floor(random() * 5) }, () => pick(random, words)));
const numbers = (random, count) => literal(Array.from({ length: count }, () => Math.floor(random() * 1e6)));

function samples(random) {
  const pool = Array.from({ length: 9000 }, () => Math.floor(random() * 1e6));
  return Array.from({ length: 1500 }, () => {
    const start = Math.floor(random() * 7900);
    return literal(pool.slice(start, start + 700 + Math.floor(random() * 400)));
  });
}
const points = (random, count) => literal(Array.from({ length: count }, () => numbers(random, 2)));

function texts(random, count) {
  const items = Array.from({ length: count }, (_, index) => {
    if (index % 17 === 16) return "NULL";
    const text = Array.from({ length: 6 }, () => pick(random, words)).join(" ");
    return index % 5 === 0 ? `"${text}, \\"${pick(random, words)}\\" \\\\ ${index}"` : `"${text}"`;
  });
  return literal(items);
}

export default {
  setup(random) {
    return {
      tags: Array.from({ length: 9000 }, () => tags(random)),
      numbers: samples(random),
      points: Array.from({ length: 700 }, () => points(random, 10)),
      texts: Array.from({ length: 320 }, () => texts(random, 60)),
    };
  },

  run({ parse }, { tags, numbers, points, texts }, { digest }) {
    const toNumber = (value) => Number.parseInt(value, 10);
    const lines = [];
    for (const source of tags) lines.push(parse(source).join(" "));
    for (const source of texts) lines.push(parse(source).join(" "));
    for (const source of points) lines.push(parse(source, toNumber).join(" "));
    let count = 0;
    let checksum = 0;
    for (const source of numbers) {
      const values = parse(source, toNumber);
      count += values.length;
      for (const value of values) checksum = (checksum * 31 + value) % 2147483647;
    }
    return { rows: lines.length, lines: digest(lines.join("\n")), count, checksum };
  },
};
