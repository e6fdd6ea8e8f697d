const state = (queue) => ({
  items: queue.toArray(),
  length: queue.length,
  front: queue.peek(),
  back: queue.peekBack(),
});
const range = (count) => Array.from({ length: count }, (_, index) => index);

export default [
  {
    name: "sizes around powers of two, then one more item at each end",
    run: (Denque) =>
      [3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 127, 128, 129].map((size) => {
        const queue = new Denque(range(size));
        queue.push("end");
        queue.unshift("start");
        return [
          queue.length,
          queue.peekAt(0),
          queue.peekAt(1),
          queue.peekAt(size),
          queue.peekAt(size + 1),
          queue.toArray().length,
        ];
      }),
  },
  {
    name: "clearing and using again",
    run: (Denque) => {
      const queue = new Denque(range(20));
      queue.clear();
      const cleared = state(queue);
      queue.push("a");
      queue.unshift("b");
      return [cleared, state(queue)];
    },
  },
  {
    name: "a capacity drops items from the other end while pushing",
    run: (Denque) => {
      const queue = new Denque([], { capacity: 4 });
      const lengths = range(9).map((index) => queue.push(index));
      lengths.push(queue.unshift("front"));
      return [lengths, state(queue)];
    },
  },
  {
    name: "a large queue after many turns",
    run: (Denque, { digest }) => {
      const queue = new Denque(range(5000));
      for (let index = 0; index < 7000; index++) queue.push(queue.shift());
      const items = queue.toArray();
      return [items.length, items[0], items[4999], digest(items.join(" "))];
    },
  },
  {
    name: "pushing returns the new length",
    run: (Denque) => {
      const queue = new Denque([1, 2]);
      return [queue.push(3), queue.unshift(0), queue.push(undefined), queue.push(), queue.length];
    },
  },
  {
    name: "positions that are not integers",
    run: (Denque) => {
      const queue = new Denque(["a", "b", "c"]);
      return [queue.peekAt(1.5), queue.peekAt("1"), queue.peekAt(), queue.removeOne(9), queue.get(2)];
    },
  },
  {
    name: "pseudo-random use agrees with a plain array",
    run: (Denque, { random }) => {
      const next = random(17);
      const start = range(33);
      const queue = new Denque(start);
      const model = [...start];
      let same = true;
      for (let step = 0; step < 4000; step++) {
        const choice = Math.floor(next() * 5);
        if (choice === 0) same = queue.shift() === model.shift() && same;
        else if (choice === 1) same = queue.pop() === model.pop() && same;
        else for (const list of [queue, model]) choice === 2 ? list.unshift(step) : list.push(step);
        if (step % 97 === 0) same = queue.toArray().join() === model.join() && same;
      }
      return [same, queue.length, queue.toArray()];
    },
  },
];
