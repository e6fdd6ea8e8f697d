const words = "guide install server client table value option module default return output format release change".split(
  " ",
);

export default {
  setup(random) {
    const pick = (list) => list[Math.floor(random() * list.length)];
    const prose = (length) => Array.from({ length }, () => pick(words)).join(" ");
    const reference = (index, loose) => {
      const gap = " ".repeat(165 + Math.floor(random() * 10));
      return loose
        ? `[${pick(words)}-${index}]:${gap}/${pick(words)}${gap}${pick(words)} ${pick(words)}`
        : `[${pick(words)}-${index}]: https://example.org/${pick(words)} "${prose(2)}"`;
    };
    const section = (index) =>
      [
        `## ${prose(4)}`,
        `${prose(12)} **${prose(2)}** and [${prose(2)}][${pick(words)}-${index}], _${prose(2)}_ with \`${pick(words)}()\`.`,
        `* ${prose(5)}\n* ${prose(6)}\n  1. ${prose(3)}`,
        `| ${pick(words)} | ${pick(words)} |\n|---|---|\n| ${prose(2)} | ${prose(3)} |`,
        `> ${prose(9)}\n\n\`\`\`\n${prose(6)}\n\`\`\``,
      ].join("\n\n");
    return Array.from({ length: 20 }, (_, page) =>
      [
        `# ${prose(3)}`,
        ...Array.from({ length: 24 }, (_, index) => section(index)),
        ...Array.from({ length: 24 }, (_, index) => reference(index, index % 6 === page % 6)),
      ].join("\n\n"),
    );
  },
  run({ marked }, pages, { digest }) {
    return pages.map((page) => digest(marked(page)));
  },
};
