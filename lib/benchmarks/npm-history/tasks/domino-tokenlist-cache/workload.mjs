const sides = ["top", "right", "bottom", "left", "x", "y"];
const utilities = ["margin", "padding", "border", "inset", "gap", "round"];
const pick = (random, list) => list[Math.floor(random() * list.length)];
const utility = (random) => `${pick(random, utilities)}-${pick(random, sides)}-${Math.floor(random() * 9)}`;
const classes = (random, count) => Array.from({ length: count }, () => utility(random)).join(" ");

function page(random) {
  const rows = Array.from(
    { length: 90 },
    (_, row) =>
      `<li class="${classes(random, 3)}"><a href="#${row}" class="link">item ${row}</a> <span>${Math.floor(random() * 100)}</span></li>`,
  );
  return `<!DOCTYPE html><html><head><title>list</title></head><body><ul>${rows.join("\n")}</ul></body></html>`;
}

function board(random) {
  const cards = Array.from(
    { length: 60 },
    (_, card) => `<div id="card-${card}" class="${classes(random, 18 + (card % 24))}">card ${card}</div>`,
  );
  return `<!DOCTYPE html><body>${cards.join("")}</body>`;
}

export default {
  setup(random) {
    return {
      pages: Array.from({ length: 9 }, () => page(random)),
      board: board(random),
      asked: Array.from({ length: 640 }, () => utility(random)),
    };
  },

  run(domino, { pages, board, asked }, { digest }) {
    const changed = pages.map((html) => {
      const document = domino.createDocument(html);
      for (const item of Array.from(document.querySelectorAll("li"))) {
        if (item.classList.contains(asked[0])) item.classList.add("first");
        item.classList.toggle("odd", item.textContent.length % 2 === 1);
      }
      return document.body.innerHTML;
    });
    const document = domino.createDocument(board);
    let found = 0;
    for (const card of Array.from(document.querySelectorAll("div"))) {
      asked.forEach((name, index) => {
        if (card.classList.contains(name)) found++;
        if (index % 48 === 0) card.classList.toggle(name);
        if (index % 60 === 7) card.classList.remove(asked[index - 1]);
      });
      card.classList.add(`last-${card.classList.item(card.classList.length - 1)}`);
    }
    return { found, pages: digest(changed.join("\n")), board: digest(document.body.innerHTML) };
  },
};
