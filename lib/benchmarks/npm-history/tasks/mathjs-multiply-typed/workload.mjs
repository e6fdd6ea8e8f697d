const table = (random, rows, columns) =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => Math.floor(random() * 4000) / 8 - 250.0625));

const bytes = (numbers) => Buffer.from(Float64Array.from(numbers).buffer).toString("base64");

export default {
  setup(random) {
    return {
      steps: Array.from({ length: 400 }, () => [table(random, 4, 4), table(random, 4, 4)]),
      layers: Array.from({ length: 4 }, () => [
        table(random, 200, 220),
        table(random, 220, 200),
        table(random, 1, 220)[0],
      ]),
      counts: table(random, 40, 40).map((row) => row.map((value) => (value > 70 ? Math.round(value) : 0))),
    };
  },

  run(math, { steps, layers, counts }, { digest }) {
    const answers = [];
    for (const [left, right] of steps) {
      const turned = math.transpose(math.matrix(left));
      const sum = math.add(turned, right);
      answers.push(math.subtract(math.multiply(sum, right), left).valueOf());
    }
    for (const [left, right, weights] of layers) {
      const product = math.multiply(math.matrix(left), math.matrix(right));
      answers.push(product.valueOf(), math.multiply(left, weights), math.multiply(weights, right));
      answers.push(
        left.map((row) => math.dot(row, weights)),
        math.multiply(math.sparse(counts), counts).valueOf(),
      );
    }
    return { answers: answers.length, digest: digest(answers.map((answer) => bytes(answer.flat())).join("\n")) };
  },
};
