const words = "news about travel summer recipe review photo market garden weather people project".split(" ");

export default {
  setup(random) {
    const pick = (list) => list[Math.floor(random() * list.length)];
    const prose = (length) => Array.from({ length }, () => pick(words)).join(" ");
    const link = () =>
      `<a href="https://example.org/${pick(words)}?p=${Math.floor(random() * 999)}" title="${pick(words)}" onclick="x()">${prose(2)}</a>`;
    const block = () =>
      [
        `<h3>${prose(4)}</h3><p style="color: red">${prose(9)} ${link()} <b>${pick(words)}</b> &amp; <i>${pick(words)}</i></p>`,
        `<ul><li>${link()}</li><li><a href="javascript:run()">${pick(words)}</a></li></ul>`,
        `<script>${pick(words)}()</script><a href="/local/<!-- ${pick(words)} -->${pick(words)}">${pick(words)}</a>`,
      ].join("\n");
    const post = (blocks) => Array.from({ length: blocks }, block).join("\n");
    const pasted = (marks) =>
      `<a href="https://example.org/${pick(words)}${`<!--[${pick(words)}]`.repeat(marks)}">${pick(words)}</a>`;
    return Array.from(
      { length: 24 },
      (_, index) => post(16) + (index % 3 === 0 ? pasted(2500 + Math.floor(random() * 50)) : ""),
    );
  },
  run(sanitizeHtml, posts, { digest }) {
    return posts.map((post) => digest(sanitizeHtml(post)));
  },
};
