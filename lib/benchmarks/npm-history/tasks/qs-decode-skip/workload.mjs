const words = "name page sort filter order color size limit query lang view mode".split(" ");
const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

export default {
  setup(random) {
    const pick = (list) => list[Math.floor(random() * list.length)];
    const pool = Array.from({ length: 24_000 }, () => pick(letters)).join("");
    const token = () => {
      const from = Math.floor(random() * 12_000);
      return pool.slice(from, from + 4500 + Math.floor(random() * 4500));
    };
    const pair = (index) => {
      if (index % 4 === 3) return `${pick(words)}[${pick(words)}]=${Math.floor(random() * 9999)}`;
      if (index === 5) return `${pick(words)}${index}=${pick(words)}%20${pick(words)}+x`;
      return `${pick(words)}${index}=${token()}`;
    };
    return Array.from({ length: 2600 }, () => Array.from({ length: 8 }, (_, index) => pair(index)).join("&"));
  },
  run(qs, queries, { digest }) {
    let sum = 0;
    const kept = [];
    queries.forEach((query, at) => {
      const parsed = qs.parse(query);
      for (const [key, value] of Object.entries(parsed)) {
        sum = (sum * 31 + key.length) % 1_000_000_007;
        if (typeof value !== "string") continue;
        sum = (sum * 31 + value.length) % 1_000_000_007;
        for (let index = 0; index < value.length; index += 499)
          sum = (sum * 31 + value.charCodeAt(index)) % 1_000_000_007;
      }
      if (at % 100 === 0) kept.push(digest(parsed));
    });
    return [queries.length, sum, digest(kept)];
  },
};
