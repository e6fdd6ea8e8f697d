export default {
  setup(random) {
    return {
      jobs: Array.from({ length: 9000 }, () => Math.floor(random() * 1e6)),
      lists: Array.from({ length: 6 }, (_, list) =>
        Array.from({ length: 66000 + 5000 * list }, () => Math.floor(random() * 1e6)),
      ),
      batches: Array.from({ length: 2000 }, () => ({
        size: 8 + Math.floor(random() * 56),
        start: Math.floor(random() * 8900),
      })),
      backlogs: Array.from({ length: 130 }, (_, index) => ({ list: index % 6, turns: Math.floor(random() * 900) })),
    };
  },

  run(Denque, { jobs, lists, batches, backlogs }, { digest }) {
    const sums = [];
    let checksum = 0;
    const add = (value) => {
      checksum = (checksum * 31 + value) % 2147483647;
    };
    const ready = new Denque();
    for (const { size, start } of batches) {
      const batch = new Denque(jobs.slice(start, start + size));
      while (!batch.isEmpty()) {
        ready.push(batch.shift());
        if (batch.length % 5 === 0 && ready.length > 40) add(ready.pop());
        if (batch.length % 3 === 0 && ready.length > 2000) add(ready.shift());
      }
    }
    for (const { list, turns } of backlogs) {
      const backlog = new Denque(lists[list]);
      for (let index = 0; index < turns; index++) add(backlog.shift());
      if (turns % 10 === 0) backlog.unshift(turns);
      backlog.push(turns);
      const rest = backlog.toArray();
      for (let index = 0; index < rest.length; index += 64) add(rest[index]);
      sums.push(checksum, rest.length, backlog.peekAt(turns), backlog.peekBack());
    }
    return { checksum, sums: digest(sums.join(" ")), ready: digest(ready.toArray().join(" ")) };
  },
};
