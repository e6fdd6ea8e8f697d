const letters = "abcdefghijklmnopqrstuvwxyz";
const syllables = ["ka", "lo", "mer", "tin", "sa", "ve", "dor", "ul", "en", "pra", "shi", "gon"];
const pick = (random, list) => list[Math.floor(random() * list.length)];

const name = (random, parts) => Array.from({ length: parts }, () => pick(random, syllables)).join("");
const key = (random, length) => Array.from({ length }, () => pick(random, letters)).join("");

function misspelt(random, text) {
  const at = Math.floor(random() * text.length);
  return `${text.slice(0, at)}${pick(random, letters)}${text.slice(at + 1 + Math.floor(random() * 2))}`;
}

export default {
  setup(random) {
    const catalogue = Array.from({ length: 300 }, () => name(random, 3 + Math.floor(random() * 5)));
    const sequences = Array.from({ length: 24 }, () => key(random, 260 + Math.floor(random() * 80)));
    return {
      catalogue,
      queries: Array.from({ length: 300 }, () => misspelt(random, pick(random, catalogue))),
      sequences,
      variants: sequences.slice(0, 9).map((text) => misspelt(random, misspelt(random, text))),
    };
  },

  run({ compareTwoStrings, findBestMatch }, { catalogue, queries, sequences, variants }, { digest }) {
    const names = queries.map((query) => {
      const { bestMatch, ratings } = findBestMatch(query, catalogue);
      return `${query} ${bestMatch.target} ${ratings.reduce((sum, { rating }) => sum + rating, 0).toFixed(6)}`;
    });
    const pairs = [];
    for (const variant of variants) {
      for (const sequence of sequences) pairs.push(compareTwoStrings(variant, sequence).toFixed(9));
    }
    const closest = variants.map((variant) => findBestMatch(variant, sequences).bestMatch.target);
    return { names: digest(names), pairs: digest(pairs), closest: digest(closest) };
  },
};
