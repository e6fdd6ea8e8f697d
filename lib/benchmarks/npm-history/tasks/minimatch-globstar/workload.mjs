const FOLDERS = ["src", "lib", "test", "app", "core", "ui", "api", "docs"];
const FILES = ["index.js", "main.ts", "readme.md", "style.css", "data.json", ".env", "view.jsx"];

const pick = (random, items) => items[Math.floor(random() * items.length)];

function path(random, depth) {
  return [...Array.from({ length: depth }, () => pick(random, FOLDERS)), pick(random, FILES)].join("/");
}

/** A file of a package that was installed inside a package inside a package. */
function installed(random, levels) {
  const parts = Array.from({ length: levels }, () => ["node_modules", pick(random, FOLDERS)]).flat();
  return [...parts, pick(random, FOLDERS), pick(random, FILES)].join("/");
}

const nested = (random, levels) =>
  [
    "**",
    ...Array.from({ length: levels }, () => ["node_modules", "**"]).flat(),
    pick(random, ["*.css", "data.*"]),
  ].join("/");

export default {
  setup(random) {
    return {
      ordinary: Array.from({ length: 2500 }, () => path(random, 1 + Math.floor(random() * 5))),
      deep: Array.from({ length: 560 }, (_, index) => installed(random, 7 + (index % 5))),
      simple: [
        "**/*.js",
        "src/**/*.{ts,jsx}",
        "!**/test/**",
        "{lib,app}/*/[im]*.{js,ts}",
        "**/@(ui|api)/**",
        "*/docs/*.md",
        "**/!(index).*",
        "core/**",
      ],
      layered: [2, 3, 3, 4, 4, 5].map((levels) => nested(random, levels)),
    };
  },

  run(minimatch, { ordinary, deep, simple, layered }, { digest }) {
    const answers = [];
    for (const text of simple) {
      const matcher = new minimatch.Minimatch(text, { dot: true });
      answers.push(minimatch.match(ordinary, text), ordinary.filter((file) => matcher.match(file)).length);
    }
    for (const text of layered) {
      const matcher = new minimatch.Minimatch(text);
      answers.push(
        ordinary.filter((file) => matcher.match(file)),
        deep.filter((file) => matcher.match(file)),
      );
    }
    return { lists: answers.length, digest: digest(answers) };
  },
};
