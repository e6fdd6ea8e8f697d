const NAMES = ["ada", "ben", "cleo", "dov", "eva", "finn", "gus", "hana", "ivo", "june", "kai", "lea"];

const pick = (random, items) => items[Math.floor(random() * items.length)];
const word = (random) => `${pick(random, NAMES)}-${pick(random, NAMES)}-${Math.floor(random() * 40)}`;

const record = (random) => ({
  name: pick(random, NAMES),
  tags: [pick(random, NAMES), pick(random, NAMES)],
  place: { row: Math.floor(random() * 4), seat: Math.floor(random() * 6) },
});

function tagged(random, length) {
  const words = Array.from({ length: Math.floor(length * 0.75) }, () => word(random));
  return Array.from({ length }, () => pick(random, words));
}

export default {
  setup(random) {
    return {
      short: Array.from({ length: 2500 }, (_, index) => tagged(random, 8 + (index % 12))),
      long: Array.from({ length: 4 }, (_, index) => tagged(random, 560 + 20 * index)),
      readings: Array.from({ length: 3 }, () => Array.from({ length: 800 }, () => Math.floor(random() * 500) / 4 - 60)),
      records: Array.from({ length: 60 }, () => Array.from({ length: 45 }, () => record(random))),
    };
  },

  run(uniq, { short, long, readings, records }, context) {
    const uniqBy = context.require("./src/uniqBy.js");
    const lists = [
      ...short.map((list) => uniq(list)),
      ...long.map((list) => uniq(list)),
      ...readings.map((list) => uniq(list)),
      ...records.map((list) => uniq(list)),
      ...records.map((list) => uniqBy(({ name, place }) => `${name} ${place.row}`, list)),
      ...readings.map((list) => uniqBy(Math.floor, list)),
    ];
    return { kept: lists.reduce((sum, list) => sum + list.length, 0), digest: context.digest(lists) };
  },
};
