import { expect, it } from "vitest";
import { generator } from "./fixtures/sample-profile";
import { TopHeap } from "./top-heap";

it("pops a heap in falling order", () => {
  const random = generator(4);
  const scores = Array.from({ length: 500 }, () => Math.floor(random() * 50));
  const heap = new TopHeap((item) => scores[item]!);
  for (const item of scores.keys()) heap.push(item);
  const popped = scores.map(() => scores[heap.pop()!]!);
  expect(popped).toEqual(scores.toSorted((x, y) => y - x));
  expect(heap.pop()).toBeUndefined();
});
