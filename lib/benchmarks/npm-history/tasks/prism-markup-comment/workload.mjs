const tags = "div section article span nav aside main header footer figure".split(" ");
const words = "menu title body panel item value link button field label".split(" ");

export default {
  setup(random) {
    const pick = (list) => list[Math.floor(random() * list.length)];
    const element = () => {
      const tag = pick(tags);
      return `<${tag} class="${pick(words)} ${pick(words)}" id='${pick(words)}-${Math.floor(random() * 900)}'>${pick(words)} &amp; ${pick(words)} &#169;</${tag}>`;
    };
    const page = (elements) => {
      const parts = ["<!DOCTYPE html>", '<?xml version="1.0"?>'];
      for (let index = 0; index < elements; index++) {
        parts.push(element());
        if (index % 9 === 0) parts.push(`<!-- ${pick(words)} ${pick(words)} -->`);
        if (index % 40 === 0)
          parts.push(
            `<style>.${pick(words)} { color: red; }</style>`,
            `<script>let ${pick(words)} = ${index};</script>`,
          );
      }
      return parts.join("\n");
    };
    const draft = (openers) => `${page(30)}\n${Array.from({ length: openers }, () => `<!--${pick(words)};`).join("")}`;
    return [...Array.from({ length: 22 }, () => page(110)), draft(7000), draft(7400)];
  },
  run(Prism, pages, { digest }) {
    return pages.map((page) => digest(Prism.highlight(page, Prism.languages.markup, "markup")));
  },
};
