const words = ["return", "const", "value", "index", "list", "total", "item", "result", "state", "when", "node", "text"];
const pick = (random, list) => list[Math.floor(random() * list.length)];
const line = (random) => Array.from({ length: 4 }, () => pick(random, words)).join(" ");

function edited(random, lines, share) {
  return lines.flatMap((text) => {
    const chance = random() / share;
    if (chance < 0.5) return [line(random)];
    if (chance < 0.7) return [];
    if (chance < 1) return [text, line(random)];
    return [text];
  });
}

function files(random, size, share) {
  const lines = Array.from({ length: size }, () => line(random));
  return { before: `${lines.join("\n")}\n`, after: `${edited(random, lines, share).join("\n")}\n` };
}

export default {
  setup(random) {
    return {
      reviewed: Array.from({ length: 50 }, () => files(random, 400, 0.03)),
      rewritten: Array.from({ length: 3 }, () => files(random, 720, 0.9)),
      sentences: Array.from({ length: 5 }, () => files(random, 70, 0.7)),
    };
  },

  run({ diffLines, diffWords, createPatch }, { reviewed, rewritten, sentences }, { digest }) {
    const show = (parts) =>
      parts.map(({ added, removed, count, value }) => `${added ? "+" : removed ? "-" : "="}${count} ${value}`).join("");
    const patches = reviewed.map(({ before, after }, index) => createPatch(`file-${index}`, before, after));
    const changes = [
      ...rewritten.map(({ before, after }) => diffLines(before, after)),
      ...sentences.map(({ before, after }) => diffWords(before, after)),
    ];
    return {
      patches: digest(patches.join("\n")),
      parts: changes.flat().length,
      changes: digest(changes.map(show).join("\n")),
    };
  },
};
