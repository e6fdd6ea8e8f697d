const state = (queue) => ({
  items: queue.toArray(),
  length: queue.length,
  size: queue.size(),
  empty: queue.isEmpty(),
  front: queue.peekFront(),
  back: queue.peekBack(),
});
const range = (count) => Array.from({ length: count }, (_, index) => index);

export default [
  { name: "a new queue is empty", run: (Denque) => state(new Denque()) },
  { name: "an empty array gives an empty queue", run: (Denque) => state(new Denque([])) },
  { name: "a queue from an array keeps the order", run: (Denque) => state(new Denque(["a", "b", "c"])) },
  {
    name: "queues of every size from one to seventy",
    run: (Denque) => range(70).map((size) => new Denque(range(size + 1)).toArray().join(" ")),
  },
  {
    name: "something else than an array is ignored",
    run: (Denque) => ["abc", { length: 2 }, 5, null].map((given) => state(new Denque(given))),
  },
  {
    name: "the given array and the returned array are copies",
    run: (Denque) => {
      const given = [1, 2, 3];
      const queue = new Denque(given);
      queue.push(4);
      given[0] = "changed";
      queue.toArray()[1] = "changed";
      return [given, state(queue)];
    },
  },
  {
    name: "undefined and null items are kept",
    run: (Denque) => state(new Denque([undefined, null, 0, "", undefined])),
  },
  {
    name: "a queue from an array grows at both ends",
    run: (Denque) => {
      const queue = new Denque(range(8));
      for (let index = 0; index < 20; index++) {
        queue.push(`p${index}`);
        queue.unshift(`u${index}`);
      }
      return state(queue);
    },
  },
  {
    name: "a queue that has wrapped around",
    run: (Denque) => {
      const queue = new Denque(range(6));
      for (let index = 0; index < 45; index++) queue.push(queue.shift());
      return [
        state(queue),
        range(6).map((index) => queue.peekAt(index)),
        queue.get(-1),
        queue.peekAt(-6),
        queue.peekAt(6),
      ];
    },
  },
  {
    name: "growing while wrapped around",
    run: (Denque) => {
      const queue = new Denque();
      const lengths = [];
      for (let index = 0; index < 60; index++) {
        queue.push(index);
        queue.unshift(-index);
        if (index % 3 === 0) queue.shift();
        lengths.push(queue.length);
      }
      return [lengths, state(queue)];
    },
  },
  {
    name: "taking everything out at both ends",
    run: (Denque) => {
      const queue = new Denque(range(9));
      const taken = [];
      while (!queue.isEmpty()) taken.push(queue.pop(), queue.shift());
      return [taken, queue.pop(), queue.shift(), state(queue)];
    },
  },
  {
    name: "removing in the middle",
    run: (Denque) => {
      const queue = new Denque(range(12));
      return [queue.removeOne(4), queue.remove(6, 3), queue.remove(-1, 1), queue.remove(50, 1), state(queue)];
    },
  },
  {
    name: "splicing items in and out",
    run: (Denque) => {
      const queue = new Denque(range(10));
      return [queue.splice(2, 3, "x", "y"), queue.splice(0, 1), queue.splice(6, 0, "in"), state(queue)];
    },
  },
];
