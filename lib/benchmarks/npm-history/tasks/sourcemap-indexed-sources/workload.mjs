const FOLDERS = ["app", "core", "shared", "vendor", "widgets"];
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

const pick = (random, items) => items[Math.floor(random() * items.length)];

function vlq(value) {
  let rest = value < 0 ? (-value << 1) + 1 : value << 1;
  let text = "";
  do {
    const digit = rest & 31;
    rest >>>= 5;
    text += DIGITS[rest > 0 ? digit + 32 : digit];
  } while (rest > 0);
  return text;
}

/** One bundled file: every source gives some lines, each with a few mapped columns. */
function bundle(random, sourceCount, linesEach, label) {
  const sources = Array.from({ length: sourceCount }, (_, index) => `${pick(random, FOLDERS)}/${label}-${index}.js`);
  const lines = [];
  let previous = [0, 0, 0];
  for (let source = 0; source < sourceCount; source++)
    for (let line = 0; line < linesEach; line++) {
      let column = 0;
      const segments = Array.from({ length: 4 }, () => {
        const step = 1 + Math.floor(random() * 12);
        const original = [source, line, column + Math.floor(random() * 9)];
        const text = vlq(step) + original.map((value, place) => vlq(value - previous[place])).join("");
        previous = original;
        column += step;
        return text;
      });
      lines.push(segments.join(","));
    }
  return { version: 3, file: `${label}.js`, sources, names: [], mappings: lines.join(";") };
}

const section = (line, map) => ({ offset: { line, column: 0 }, map });
const nested = (map, depth) =>
  depth === 0 ? map : { version: 3, file: map.file, sections: [section(0, nested(map, depth - 1))] };

export default {
  setup(random) {
    return {
      flat: Array.from({ length: 60 }, (_, index) => bundle(random, 30, 20, `flat${index}`)),
      indexed: Array.from({ length: 12 }, (_, index) => ({
        version: 3,
        file: `pages${index}.js`,
        sections: [0, 1, 2].map((part) => section(part * 400, bundle(random, 10, 20, `page${index}-${part}`))),
      })),
      layered: Array.from({ length: 9 }, (_, index) => nested(bundle(random, 24, 2, `layer${index}`), 2 + (index % 3))),
    };
  },

  run({ SourceMapConsumer }, { flat, indexed, layered }, { digest }) {
    const answers = [];
    for (const map of [...flat, ...indexed, ...layered]) {
      const consumer = new SourceMapConsumer(map);
      answers.push(consumer.sources, consumer.hasContentsOfAllSources());
      for (let line = 1; line < 50; line += 7) {
        const { source, line: originalLine, column } = consumer.originalPositionFor({ line, column: 11 });
        answers.push(`${source}:${originalLine}:${column}`);
      }
    }
    for (const map of flat) {
      let sum = 0;
      new SourceMapConsumer(map).eachMapping(({ source, originalLine, originalColumn, generatedColumn }) => {
        sum = (sum * 31 + source.length + originalLine * 7 + originalColumn * 3 + generatedColumn) % 1000003;
      });
      answers.push(sum);
    }
    return { answers: answers.length, digest: digest(answers) };
  },
};
