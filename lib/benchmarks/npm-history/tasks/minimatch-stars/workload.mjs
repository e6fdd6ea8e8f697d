const WORDS = ["report", "draft", "final", "annual", "notes", "budget", "plan", "summary", "review", "agenda"];
const ENDINGS = ["md", "txt", "pdf", "docx", "csv"];

const pick = (random, items) => items[Math.floor(random() * items.length)];

function file(random) {
  const words = Array.from({ length: 3 + Math.floor(random() * 3) }, () => pick(random, WORDS));
  return `${words.join("-")}-${Math.floor(random() * 100)}.${pick(random, ENDINGS)}`;
}

export default {
  setup(random) {
    const files = Array.from({ length: 3000 }, () => file(random));
    return {
      files,
      paths: files.map((name) => `${pick(random, WORDS)}/${pick(random, WORDS)}/${name}`),
      ordinary: [
        "*.md",
        "draft-*",
        "*-final-*.{pdf,docx}",
        "!*budget*",
        "[a-m]*-[0-9]?.txt",
        "@(annual|review)-*.+(csv|md)",
        "**/*.pdf",
        "{plan,notes}/*/*summary*",
      ],
      starry: [
        `***${pick(random, WORDS)}***.md`,
        `***-${pick(random, WORDS)}-***-7?.csv`,
        `****-${pick(random, WORDS)}-7.csv`,
        `***${pick(random, WORDS)}**${pick(random, WORDS)}**`,
      ],
    };
  },

  run(minimatch, { files, paths, ordinary, starry }, { digest }) {
    const answers = [];
    for (const pattern of ordinary) {
      const matcher = new minimatch.Minimatch(pattern, { matchBase: true });
      answers.push(minimatch.match(files, pattern), paths.filter((path) => matcher.match(path)).length);
    }
    for (const pattern of ordinary)
      answers.push(files.slice(0, 500).filter(minimatch.filter(pattern, { nocase: true })));
    for (const pattern of starry)
      answers.push(minimatch.match(files, pattern), minimatch.match(paths, `*/*/${pattern}`));
    return { lists: answers.length, digest: digest(answers) };
  },
};
