const words =
  "über Garten schöne naïve café river story ♥ list & new old niño œuvre first-class wind_mill part.two Ελλάδα мир".split(
    " ",
  );

export default {
  setup(random) {
    const pick = (list) => list[Math.floor(random() * list.length)];
    const title = (length) => Array.from({ length }, () => pick(words)).join(" ");
    const column = () => " ".repeat(3900 + Math.floor(random() * 200));
    return Array.from({ length: 2500 }, (_, index) =>
      index % 60 === 7 ? `${title(3)}${column()}${title(2)}` : `  ${title(6)} ${index}  `,
    );
  },
  run(slug, titles, { digest }) {
    const slugs = titles.map((title) => slug(title));
    return [slugs.length, slugs[0], digest(slugs)];
  },
};
