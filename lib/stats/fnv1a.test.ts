import { expect, test } from "vitest";
import { fnv1a } from "./fnv1a";

test("the published 64-bit vectors of FNV-1a", () => {
  expect(fnv1a("")).toBe(0xcbf29ce484222325n);
  expect(fnv1a("a")).toBe(0xaf63dc4c8601ec8cn);
  expect(fnv1a("foobar")).toBe(0x85944171f73967e8n);
});
