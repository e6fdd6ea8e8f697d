const pick = (random, items) => items[Math.floor(random() * items.length)];
const whole = (random) => 1 + Math.floor(random() * 9);

function term(random) {
  return pick(random, [
    () => `${whole(random)} * x^${whole(random)}`,
    () => `sin(${whole(random)} * x)`,
    () => `a * cos(x + ${whole(random)})`,
    () => `exp(x / ${whole(random)})`,
    () => `(x + ${whole(random)})^2 / b`,
    () => `log(x^2 + ${whole(random)})`,
    () => `x * sqrt(a + ${whole(random)})`,
  ])();
}

const series = (random, length) => Array.from({ length }, () => term(random)).join(" + ");

export default {
  setup(random) {
    return {
      short: Array.from({ length: 300 }, (_, index) => series(random, 1 + (index % 3))),
      simplified: Array.from({ length: 4 }, () => term(random)),
      long: Array.from({ length: 5 }, (_, index) => series(random, 110 + 5 * index)),
    };
  },

  run(math, { short, simplified, long }, { digest }) {
    const scope = { x: 1.25, a: 3, b: -0.5 };
    const raw = [...short, ...long].map((text) => {
      const derivative = math.derivative(text, "x", { simplify: false });
      return [derivative.toString(), derivative.evaluate(scope).toPrecision(10)];
    });
    const tidy = simplified.map((text) => math.derivative(text, "x").toString());
    return { derivatives: raw.length + tidy.length, digest: digest([raw, tidy]) };
  },
};
