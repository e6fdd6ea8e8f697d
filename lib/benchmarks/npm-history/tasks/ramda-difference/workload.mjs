const NAMES = ["ada", "ben", "cleo", "dov", "eva", "finn", "gus", "hana", "ivo", "june", "kai", "lea"];

const pick = (random, items) => items[Math.floor(random() * items.length)];
const word = (random) => `${pick(random, NAMES)}-${pick(random, NAMES)}-${Math.floor(random() * 30)}`;
const words = (random, length) => Array.from({ length }, () => word(random));
const numbers = (random, length) => Array.from({ length }, () => Math.floor(random() * 900) - 100);

const record = (random) => ({
  name: pick(random, NAMES),
  tags: [pick(random, NAMES)],
  seat: Math.floor(random() * 5),
});
const records = (random, length) => Array.from({ length }, () => record(random));

export default {
  setup(random) {
    return {
      short: Array.from({ length: 1200 }, (_, index) => [words(random, 6 + (index % 9)), words(random, 12)]),
      long: Array.from({ length: 3 }, () => [words(random, 420), words(random, 260)]),
      measured: Array.from({ length: 3 }, () => [numbers(random, 420), numbers(random, 300)]),
      people: Array.from({ length: 40 }, () => [records(random, 36), records(random, 36)]),
      sought: words(random, 300),
    };
  },

  run(difference, { short, long, measured, people, sought }, context) {
    const intersection = context.require("./src/intersection.js");
    const contains = context.require("./src/contains.js");
    const indexOf = context.require("./src/indexOf.js");
    const [stock] = long[0];
    const answers = [
      ...[...short, ...long, ...measured, ...people].map(([first, second]) => difference(first, second)),
      ...people.map(([first, second]) => intersection(first, second)),
      sought.map((item) => contains(item, stock)),
      sought.map((item) => indexOf(item, stock)),
    ];
    return { kept: answers.reduce((sum, list) => sum + list.length, 0), digest: context.digest(answers) };
  },
};
