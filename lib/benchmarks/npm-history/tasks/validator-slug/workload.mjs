const words = "anna miller street garden number comment winter order please blue river".split(" ");

export default {
  setup(random) {
    const pick = (list) => list[Math.floor(random() * list.length)];
    const space = (limit) => " \t\n".charAt(Math.floor(random() * 3)).repeat(Math.floor(random() * limit));
    const text = (length) => Array.from({ length }, () => pick(words)).join(" ");
    return Array.from({ length: 16_000 }, (_, index) => ({
      name: `${space(4)}${text(2)}${space(4)}`,
      mail: ` ${pick(words)}.${pick(words)}${index}@example.org `,
      page: `https://${pick(words)}.example.org/${pick(words)}?q=${index}`,
      comment:
        index % 320 === 160
          ? `${text(3)}${" ".repeat(1950 + Math.floor(random() * 40))}${text(3)}`
          : `${space(9)}<b>${text(9)}</b> & ${text(3)}${space(9)}`,
    }));
  },
  run(validator, forms, { digest }) {
    const cleaned = forms.map(({ name, mail, page, comment }) => {
      const address = validator.trim(mail);
      return [
        validator.rtrim(name),
        validator.isEmail(address) ? address : "?",
        validator.isURL(page) ? 1 : 0,
        validator.escape(validator.trim(comment)),
      ].join("|");
    });
    return [cleaned.length, digest(cleaned.join("\n"))];
  },
};
