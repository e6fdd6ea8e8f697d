const bulk = (text) => `$${text.length}\r\n${text}\r\n`;
const pick = (random, list) => list[Math.floor(random() * list.length)];
const reply = (items) => `*${items.length}\r\n${items.join("")}`;

function members(random, people, count) {
  return reply(Array.from({ length: count }, () => `:${pick(random, people)}\r\n`));
}

function counters(random, count) {
  return reply([bulk("counters"), ...Array.from({ length: count }, () => `:${Math.floor(random() * 900)}\r\n`)]);
}

export default {
  setup(random) {
    const people = Array.from({ length: 3000 }, () => 100000000 + Math.floor(random() * 3e8));
    return {
      groups: Array.from({ length: 40 }, () => Buffer.from(members(random, people, 2500))),
      days: Array.from({ length: 20 }, () => Buffer.from(counters(random, 1000))),
      rounds: 30,
    };
  },

  run(Parser, { groups, days, rounds }, { digest }) {
    let characters = 0;
    let values = 0;
    let sample = [];
    const parser = new Parser({
      returnReply: (list) => {
        values += list.length;
        for (let index = 0; index < list.length; index += 4) characters += list[index].length;
        sample.push(list.slice(values % 500, (values % 500) + 20).join(" "));
      },
      returnError: (error) => sample.push(error.message),
      stringNumbers: true,
    });
    const digests = [];
    for (let round = 0; round < rounds; round++) {
      for (const buffer of groups) parser.execute(buffer.subarray(0));
      for (const buffer of days) parser.execute(buffer.subarray(0));
      digests.push(digest(sample.join("\n")));
      sample = [];
    }
    return { values, characters, content: digest(digests.join(" ")) };
  },
};
