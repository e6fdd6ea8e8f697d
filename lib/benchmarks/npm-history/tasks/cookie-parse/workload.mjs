const letters = "abcdefghijklmnopqrstuvwxyz0123456789";
const names = ["sid", "theme", "lang", "cart", "consent", "_ga", "_gid", "campaign", "visit", "csrf", "region", "plan"];
const pick = (random, list) => list[Math.floor(random() * list.length)];
const token = (random, length) => Array.from({ length }, () => pick(random, letters)).join("");

function cookie(random, index) {
  const name = index < names.length ? names[index] : `${pick(random, names)}_${index}`;
  const kind = random();
  if (kind < 0.04) return `${name}=${encodeURIComponent(`${token(random, 6)} ü ${token(random, 4)}`)}`;
  if (kind < 0.1) return `${name}="${token(random, 8)}"`;
  return `${name}=${token(random, 4 + Math.floor(random() * 16))}`;
}

const header = (random) =>
  Array.from({ length: 6 + Math.floor(random() * 24) }, (_, index) => cookie(random, index)).join("; ");

export default {
  setup(random) {
    return { headers: Array.from({ length: 1500 }, () => header(random)), rounds: 24 };
  },

  run({ parse, serialize }, { headers, rounds }, { digest }) {
    const sample = [];
    let cookies = 0;
    let characters = 0;
    for (let round = 0; round < rounds; round++) {
      headers.forEach((text, index) => {
        const parsed = parse(text);
        for (const name in parsed) {
          cookies++;
          characters += parsed[name].length;
        }
        if ((index + round) % 48 === 0) {
          sample.push(JSON.stringify(parsed), serialize("sid", parsed.sid, { path: "/", maxAge: index }));
        }
      });
    }
    return { cookies, characters, sample: digest(sample.join("\n")) };
  },
};
