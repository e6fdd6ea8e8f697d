const words = "const return value index result options length parse format module error string".split(" ");

export default {
  setup(random) {
    const pick = (list) => list[Math.floor(random() * list.length)];
    const code = () => `  ${pick(words)}.${pick(words)}(${pick(words)}, ${Math.floor(random() * 99)});`;
    const hunk = (start) => {
      const lines = [];
      let removed = 0;
      let added = 0;
      for (let line = 0; line < 14; line++) {
        const roll = random();
        if (roll < 0.25) {
          lines.push(`-${code()}`);
          removed++;
        } else if (roll < 0.5) {
          lines.push(`+${code()}`);
          added++;
        } else {
          lines.push(` ${code()}`);
          removed++;
          added++;
        }
      }
      return `@@ -${start},${removed} +${start},${added} @@\n${lines.join("\n")}`;
    };
    const file = (index, loose) => {
      const name = `src/${pick(words)}/${pick(words)}-${index}.js`;
      const title = loose
        ? `Index: ${name}${" ".repeat(2800 + Math.floor(random() * 30))}(${pick(words)})`
        : `Index: ${name}`;
      return [
        title,
        "=".repeat(67),
        `--- ${name}\t${pick(words)}`,
        `+++ ${name}\t${pick(words)}`,
        ...Array.from({ length: 6 }, (_, at) => hunk(1 + 40 * at)),
      ].join("\n");
    };
    return Array.from(
      { length: 88 },
      (_, patch) => `${Array.from({ length: 26 }, (_, index) => file(index, index % 26 === patch % 26)).join("\n")}\n`,
    );
  },
  run({ parsePatch }, patches, { digest }) {
    return patches.map((patch) => {
      const files = parsePatch(patch);
      return [files.length, digest(files)];
    });
  },
};
