const drained = (queue, fill) =>
  new Promise((resolve) => {
    queue.drain = resolve;
    fill(queue);
  });

export default [
  {
    name: "tasks pushed by tasks and by callbacks",
    run: async (queue) => {
      const order = [];
      const line = queue((task, done) => {
        order.push(task);
        if (task === 1) line.push(10);
        if (task === 2) line.unshift(20);
        setImmediate(done);
      }, 1);
      await drained(line, () => {
        line.push(1, () => line.push(11));
        line.push(2);
        line.push(3);
      });
      return order;
    },
  },
  {
    name: "a queue used again after it has drained",
    run: async (queue) => {
      const order = [];
      const line = queue((task, done) => {
        order.push(task);
        done();
      }, 2);
      for (const round of [1, 2, 3]) {
        await drained(line, () => {
          line.push(round * 10);
          line.push([round * 10 + 1, round * 10 + 2]);
        });
        order.push("drained");
      }
      return order;
    },
  },
  {
    name: "tasks end in another order than they began",
    run: async (queue) => {
      const waiting = [];
      const ended = [];
      const line = queue((task, done) => {
        waiting.push([task, done]);
        if (waiting.length === 3 || line.length() === 0)
          setImmediate(() => {
            for (const [name, end] of waiting.splice(0).reverse()) end(null, name);
          });
      }, 3);
      await drained(line, () => {
        for (const task of ["a", "b", "c", "d", "e", "f", "g"])
          line.push(task, (_error, name) => ended.push([name, line.workersList().length]));
      });
      return ended;
    },
  },
  {
    name: "a killed queue does nothing more",
    run: async (queue) => {
      const order = [];
      const line = queue((task, done) => {
        order.push(task);
        if (task === 2) line.kill();
        setImmediate(done);
      }, 1);
      line.drain = () => order.push("drain");
      line.push([1, 2, 3, 4]);
      await new Promise((resolve) => setTimeout(resolve, 15));
      return [order, line.length(), line.idle()];
    },
  },
  {
    name: "tasks can be taken out again",
    run: async (queue) => {
      const order = [];
      await drained(
        queue((task, done) => {
          order.push(task);
          done();
        }),
        (line) => {
          line.push([1, 2, 3, 4, 5, 6]);
          line.remove(({ data }) => data % 2 === 0);
        },
      );
      return order;
    },
  },
  {
    name: "the concurrency can be changed",
    run: async (queue) => {
      const seen = [];
      const line = queue((_task, done) => {
        seen.push(line.running());
        if (seen.length === 2) line.concurrency = 4;
        setImmediate(done);
      }, 1);
      await drained(line, () => line.push([1, 2, 3, 4, 5, 6, 7, 8]));
      return seen;
    },
  },
  {
    name: "cargo takes its load in batches",
    run: async (_queue, { require }) => {
      const cargo = require("./cargo.js");
      const batches = [];
      await drained(
        cargo((items, done) => {
          batches.push([...items]);
          setImmediate(done);
        }, 3),
        (line) => {
          for (let index = 0; index < 8; index++) line.push(index);
        },
      );
      return batches;
    },
  },
  {
    name: "thirty thousand tasks pushed one by one",
    run: async (queue, { digest }) => {
      const order = [];
      await drained(
        queue((task, done) => {
          order.push(task);
          done();
        }, 5),
        (line) => {
          for (let index = 0; index < 30000; index++) line.push(index);
        },
      );
      return [order.length, digest(order.join())];
    },
  },
];
