export default {
  setup(random) {
    return {
      mails: Array.from({ length: 110000 }, () => Math.floor(random() * 1000)),
      jobs: Array.from({ length: 300 }, () => Array.from({ length: 40 }, () => Math.floor(random() * 1000))),
      loads: Array.from({ length: 30000 }, () => Math.floor(random() * 1000)),
    };
  },

  async run(queue, { mails, jobs, loads }, { digest, require }) {
    const cargo = require("./cargo.js");
    const drained = (line, fill) =>
      new Promise((resolve) => {
        line.drain = resolve;
        fill(line);
      });
    const sent = [];
    await drained(
      queue((mail, done) => {
        sent.push(mail);
        done(null, mail * 2);
      }, 4),
      (line) => {
        for (const mail of mails) line.push(mail);
      },
    );
    let checksum = 0;
    for (const batch of jobs) {
      await drained(
        queue((job, done) => setImmediate(done, null, job), 8),
        (line) =>
          line.push(batch, (_error, job) => {
            checksum = (checksum * 31 + job) % 1000003;
          }),
      );
    }
    const sizes = [];
    await drained(
      cargo((items, done) => {
        sizes.push(items.reduce((sum, item) => sum + item, 0));
        done();
      }, 16),
      (line) => {
        for (const load of loads) line.push(load);
      },
    );
    return { sent: digest(sent.join(" ")), checksum, cargo: digest(sizes.join(" ")) };
  },
};
