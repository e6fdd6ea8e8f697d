import { expect, test } from "vitest";
import { parseCpuList } from "./measuring-core";

test("ranges and single processors of the kernel's list are all found", () => {
  expect(parseCpuList("0-3,6,8-9\n")).toEqual([0, 1, 2, 3, 6, 8, 9]);
  expect(parseCpuList("5")).toEqual([5]);
  expect(parseCpuList("")).toEqual([]);
});
