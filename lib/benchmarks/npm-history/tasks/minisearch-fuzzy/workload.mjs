const LETTERS = "abcdefghijklmnoprstu";

const pick = (random, items) => items[Math.floor(random() * items.length)];
const name = (random) => Array.from({ length: 6 + Math.floor(random() * 4) }, () => pick(random, LETTERS)).join("");

function misspelt(random, word) {
  const place = Math.floor(random() * (word.length - 1));
  return random() < 0.5
    ? word.slice(0, place) + word.slice(place + 1)
    : word.slice(0, place) + pick(random, LETTERS) + word.slice(place + 1);
}

export default {
  setup(random, MiniSearch) {
    const names = Array.from({ length: 1600 }, () => name(random));
    const index = new MiniSearch({ fields: ["names"] });
    index.addAll(
      Array.from({ length: 400 }, (_, id) => ({
        id,
        names: Array.from({ length: 4 }, (_, place) => names[id * 4 + place]).join(" "),
      })),
    );
    return {
      index,
      near: Array.from({ length: 560 }, () => misspelt(random, pick(random, names))),
      far: Array.from({ length: 8 }, () => misspelt(random, misspelt(random, pick(random, names)))),
    };
  },

  run(_MiniSearch, { index, near, far }, { digest }) {
    const answers = [
      ...near.map((query) => index.search(query, { fuzzy: 2 })),
      ...far.map((query) => index.search(query, { fuzzy: 3 })),
      ...near.slice(0, 100).map((query) => index.search(query.slice(0, 5), { prefix: true })),
    ];
    const lines = answers.map((results) =>
      results.map(({ id, score, terms }) => `${id} ${score.toFixed(6)} ${terms}`).sort(),
    );
    return { hits: lines.reduce((sum, { length }) => sum + length, 0), digest: digest(lines) };
  },
};
