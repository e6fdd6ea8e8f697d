const drained = (queue, fill) =>
  new Promise((resolve) => {
    queue.drain = resolve;
    fill(queue);
  });
const outcome = (action) => {
  try {
    return action();
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
};
const later = (done, ...given) => setImmediate(done, ...given);

export default [
  {
    name: "tasks run in the order they were pushed",
    run: async (queue) => {
      const order = [];
      await drained(
        queue((task, done) => {
          order.push(task);
          later(done);
        }, 1),
        (line) => {
          line.push("a");
          line.push(["b", "c"]);
          line.push("d");
        },
      );
      return order;
    },
  },
  {
    name: "tasks put in front run first",
    run: async (queue) => {
      const order = [];
      await drained(
        queue((task, done) => {
          order.push(task);
          later(done);
        }, 2),
        (line) => {
          line.push([1, 2, 3]);
          line.unshift(0);
          line.unshift([10, 20]);
          line.push(4);
        },
      );
      return order;
    },
  },
  {
    name: "no more tasks at once than allowed",
    run: async (queue) => {
      let running = 0;
      let most = 0;
      const seen = [];
      const line = queue((_task, done) => {
        running++;
        most = Math.max(most, running);
        seen.push([line.running(), line.workersList().length]);
        later(() => {
          running--;
          done();
        });
      }, 3);
      await drained(line, () => {
        for (let index = 0; index < 10; index++) line.push(index);
      });
      return [most, seen, line.running(), line.idle(), line.length()];
    },
  },
  {
    name: "nothing starts before the next turn",
    run: async (queue) => {
      const seen = [];
      const line = queue((task, done) => {
        seen.push(task);
        done();
      });
      const end = drained(line, () => {
        line.push(1);
        line.push(2);
        seen.push(`waiting ${line.length()} idle ${line.idle()} started ${line.started}`);
      });
      await end;
      return seen;
    },
  },
  {
    name: "results and errors reach the callbacks",
    run: async (queue) => {
      const results = [];
      const errors = [];
      const line = queue(
        (task, done) => (task < 0 ? done(new RangeError(`no ${task}`)) : done(null, task * 2, "extra")),
        2,
      );
      line.error = (error, task) => errors.push([error.message, task]);
      await drained(line, () => {
        for (const task of [1, -2, 3]) line.push(task, (error, ...given) => results.push([error?.message, given]));
      });
      return [results, errors];
    },
  },
  {
    name: "one callback for a list is called for each task",
    run: async (queue) => {
      let calls = 0;
      await drained(
        queue((_task, done) => done(), 2),
        (line) => line.push([1, 2, 3, 4], () => calls++),
      );
      return calls;
    },
  },
  {
    name: "an empty list drains an idle queue",
    run: async (queue) => {
      let worked = 0;
      await drained(
        queue((_task, done) => {
          worked++;
          done();
        }),
        (line) => line.push([]),
      );
      return worked;
    },
  },
  {
    name: "bad concurrency and bad callbacks are refused",
    run: (queue) => [
      outcome(() => queue(() => {}, 0)),
      outcome(() => queue(() => {}).push(1, "no function")),
      outcome(() => queue(() => {}).unshift(1, {})),
      queue(() => {}).concurrency,
    ],
  },
  {
    name: "the marks of a full, an empty and a free queue",
    run: async (queue) => {
      const calls = [];
      const line = queue((task, done) => {
        calls.push(task);
        later(done);
      }, 2);
      for (const name of ["saturated", "unsaturated", "empty"]) line[name] = () => calls.push(name);
      await drained(line, () => {
        for (const task of [1, 2, 3, 4]) line.push(task);
      });
      return calls;
    },
  },
  {
    name: "pausing holds tasks back",
    run: async (queue) => {
      const order = [];
      const line = queue((task, done) => {
        order.push(task);
        if (task === 2) {
          line.pause();
          setTimeout(() => {
            order.push(`paused ${line.paused} waiting ${line.length()}`);
            line.resume();
          }, 4);
        }
        done();
      });
      await drained(line, () => line.push([1, 2, 3, 4]));
      return order;
    },
  },
  {
    name: "a callback called twice is refused",
    run: async (queue) => {
      let message;
      await drained(
        queue((_task, done) => {
          done();
          message = outcome(done);
        }),
        (line) => line.push(1),
      );
      return message;
    },
  },
];
