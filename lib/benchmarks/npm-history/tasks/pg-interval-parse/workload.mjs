const two = (number) => String(number).padStart(2, "0");
const below = (random, limit) => Math.floor(random() * limit);

function interval(random) {
  const parts = [];
  const kind = random();
  if (kind < 0.2) parts.push(`${1 + below(random, 40)} years`, `${1 + below(random, 11)} mons`);
  if (kind < 0.45) parts.push(`${below(random, 3) ? "" : "-"}${1 + below(random, 28)} days`);
  const fraction = random() < 0.5 ? `.${String(below(random, 1e6)).padStart(6, "0")}` : "";
  parts.push(
    `${random() < 0.2 ? "-" : ""}${two(below(random, 24))}:${two(below(random, 60))}:${two(below(random, 60))}${fraction}`,
  );
  return parts.join(" ");
}

export default {
  setup(random) {
    return { texts: Array.from({ length: 12000 }, () => interval(random)), rounds: 44 };
  },

  run(parse, { texts, rounds }, { digest }) {
    const sample = [];
    let checksum = 0;
    for (let round = 0; round < rounds; round++) {
      for (let index = 0; index < texts.length; index++) {
        const { years, months, days, hours, minutes, seconds, milliseconds } = parse(texts[index]);
        const time = ((years * 12 + months) * 31 + days) * 24 + hours * 60 + minutes + seconds;
        checksum = (checksum * 31 + time + Math.round(milliseconds * 1000)) % 1000000007;
        if ((index + round) % 3000 === 0) sample.push(parse(texts[index]).toPostgres(), parse(texts[index]).toISO());
      }
    }
    return { checksum, sample: digest(sample.join("\n")) };
  },
};
