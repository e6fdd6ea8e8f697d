export default {
  setup(random) {
    const whole = (limit) => Math.floor(random() * limit);
    const pad = (limit) => " ".repeat(whole(limit));
    const formula = () => {
      const roll = random();
      if (roll < 0.1) return "even";
      if (roll < 0.2) return "odd";
      if (roll < 0.4) return `${whole(90) + 1}`;
      if (roll < 0.7) return `${pad(3)}${whole(9) + 1}n${pad(4)}+${pad(4)}${whole(50)}`;
      if (roll < 0.9) return `-n${pad(3)}+${pad(3)}${whole(90)}`;
      return `${whole(5)}n`;
    };
    const broken = () => `${whole(9)}n${" ".repeat(1900 + whole(60))}x${whole(9)}`;
    return Array.from({ length: 100_000 }, (_, index) => (index % 500 === 99 ? broken() : formula()));
  },
  run({ parse, compile }, formulas, { digest }) {
    const results = formulas.map((formula) => {
      try {
        const parsed = parse(formula);
        const matches = compile(parsed);
        let hits = 0;
        for (let index = 0; index < 12; index++) if (matches(index)) hits++;
        return `${parsed.join(":")}/${hits}`;
      } catch (error) {
        return error.name;
      }
    });
    return [results.length, digest(results.join(" "))];
  },
};
