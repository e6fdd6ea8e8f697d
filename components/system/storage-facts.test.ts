import { expect, it } from "vitest";
import { bytesText } from "./storage-facts";

it("says sizes in the unit a person would", () => {
  expect([512, 45_300, 1_400_000, 312_000_000, 1_420_000_000].map(bytesText)).toEqual([
    "512 B",
    "45 kB",
    "1.4 MB",
    "312 MB",
    "1.4 GB",
  ]);
});
