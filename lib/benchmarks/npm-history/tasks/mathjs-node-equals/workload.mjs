const pick = (random, items) => items[Math.floor(random() * items.length)];

function leaf(random) {
  return random() < 0.5 ? pick(random, ["x", "y", "rate", "t"]) : String(Math.floor(random() * 40));
}

function formula(random, depth) {
  if (depth === 0) return leaf(random);
  const inner = formula(random, depth - 1);
  const other = leaf(random);
  return pick(random, [
    () => `sin(${inner}) + ${other}`,
    () => `(${inner}) * ${other}`,
    () => `[${other}, ${inner}]`,
    () => `max(${other}, ${inner})`,
    () => `${other} - (${inner})`,
  ])();
}

export default {
  setup(random) {
    const pairs = (count, depth) =>
      Array.from({ length: count }, () => {
        const text = formula(random, depth);
        return [text, random() < 0.7 ? text.replaceAll(" ", "") : `${text} + ${leaf(random)}`];
      });
    return [...pairs(1200, 1), ...pairs(500, 2), ...pairs(380, 3), ...pairs(36, 4)];
  },

  run(math, pairs, { digest }) {
    const answers = pairs.map(([left, right]) => {
      const first = math.parse(left);
      const second = math.parse(right);
      return [first.equals(second), second.equals(first), second.toString()];
    });
    const equal = answers.filter(([forward]) => forward).length;
    return { equal, digest: digest(answers) };
  },
};
