const words =
  "river morning kettle window letter garden under after before slowly never always perhaps without lantern harbour station winter counting travel quiet second answer remember".split(
    " ",
  );

export default {
  setup(random) {
    const pick = (list) => list[Math.floor(random() * list.length)];
    const phrase = (length) => Array.from({ length }, () => pick(words)).join(" ");
    const speech = () => {
      const roll = random();
      if (roll < 0.45) return `"${phrase(2)}," she said, ${phrase(3)}.`;
      if (roll < 0.7) return `It's the ${pick(words)}'s ${phrase(2)}.`;
      if (roll < 0.85) return `"He said '${phrase(2)}' and ${phrase(2)}."`;
      return `${phrase(6)} -- ${phrase(2)}...`;
    };
    const paragraph = (sentences) => Array.from({ length: sentences }, speech).join(" ");
    return Array.from({ length: 5 }, (_, chapter) =>
      [
        `# Chapter ${chapter + 1}: "${phrase(3)}"`,
        paragraph(chapter === 2 ? 1650 : 330),
        ...Array.from({ length: 70 }, () =>
          [
            `## ${phrase(4)}`,
            `${phrase(8)} *${phrase(2)}* and **${phrase(2)}** in [${phrase(2)}](https://example.org/${pick(words)} "the ${pick(words)}").`,
            `- ${phrase(5)}\n- "${phrase(3)}"\n  - \`${pick(words)} "${pick(words)}"\``,
            `> ${paragraph(3)}`,
            `\`\`\`js\nconst ${pick(words)} = '${pick(words)}';\n\`\`\``,
          ].join("\n\n"),
        ),
      ].join("\n\n"),
    );
  },
  run(MarkdownIt, chapters, { digest }) {
    const md = MarkdownIt({ typographer: true, html: true, linkify: true });
    return chapters.map((chapter) => {
      const html = md.render(chapter);
      return [html.length, digest(html)];
    });
  },
};
