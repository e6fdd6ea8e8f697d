const values = (random, length) => Array.from({ length }, () => Math.floor(random() * 2000) - 1000);

export default {
  setup(random) {
    return {
      tables: Array.from({ length: 3500 }, () => values(random, 60)),
      images: Array.from({ length: 2 }, () => values(random, 40000)),
    };
  },

  run(math, { tables, images }, { digest }) {
    const answers = [];
    for (const table of tables) {
      const grid = math.reshape(table, [6, 10]);
      const turned = math.transpose(grid);
      answers.push(math.reshape(turned, [3, 4, 5]), math.flatten(grid)[7], math.size(turned));
    }
    for (const image of images) {
      const planes = math.reshape(image, [2, 100, 200]);
      const stripes = math.matrix(image).reshape([400, 100]);
      const top = math.subset(stripes, math.index(math.range(0, 40), math.range(0, 60)));
      answers.push(
        planes,
        math.flatten(planes).length,
        math.sum(planes[1][7]),
        math.add(top, 1).valueOf(),
        stripes.size(),
      );
    }
    return { answers: answers.length, digest: digest(JSON.stringify(answers)) };
  },
};
