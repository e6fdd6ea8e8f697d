const tags = "div ul li a span table input button section nav".split(" ");
const names = "href data-kind type title lang class role aria-label name value".split(" ");
const values = "button text en main menu item external search list user".split(" ");

export default {
  setup(random) {
    const pick = (list) => list[Math.floor(random() * list.length)];
    const attribute = () => {
      const roll = random();
      if (roll < 0.3) return `[${pick(names)}]`;
      if (roll < 0.6) return `[${pick(names)}="${pick(values)} ${pick(values)}"]`;
      if (roll < 0.8) return `[ ${pick(names)} ${pick(["^", "$", "*", "~", "|"])}= ${pick(values)} i ]`;
      return `[${pick(names)}='${pick(values)}\\'s']`;
    };
    const selector = () => {
      const roll = random();
      if (roll < 0.3) return `${pick(tags)}.${pick(values)} > ${pick(tags)}${attribute()}`;
      if (roll < 0.6) return `#${pick(values)} ${pick(tags)}:not(${attribute()}, .${pick(values)})::before`;
      if (roll < 0.8) return `${pick(tags)}:nth-child(2n+1) ~ ${pick(tags)}, ${pick(tags)}${attribute()}${attribute()}`;
      return `*${attribute()}:hover + ${pick(tags)}`;
    };
    const broken = () => `${pick(tags)}[${pick(names)}${" ".repeat(330 + Math.floor(random() * 12))}!${pick(values)}]`;
    return Array.from({ length: 9_000 }, (_, index) => (index % 180 === 90 ? broken() : selector()));
  },
  run({ parse }, selectors, { digest }) {
    const results = selectors.map((selector) => {
      try {
        return JSON.stringify(parse(selector));
      } catch (error) {
        return error.name;
      }
    });
    return [results.length, digest(results.join("\n"))];
  },
};
