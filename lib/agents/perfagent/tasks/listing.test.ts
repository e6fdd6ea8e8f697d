import { expect, test } from "vitest";
import { filesOf, listingOf } from "./listing";

const files = [
  { path: "index.js", text: "a;\r\nb;" },
  { path: "lib/x y.js", text: "" },
  { path: "lib/z.js", text: "c;\n" },
];

test("files are found again in their listing, line breaks and ends included", () => {
  const listing = listingOf(files);
  expect(listing).toBe("===== index.js =====\na;\r\nb;\n===== lib/x y.js =====\n===== lib/z.js =====\nc;\n");
  expect(filesOf(listing, files)).toEqual(files);
  expect(filesOf(`${listing}===== new.js =====\nd;\n`, files).at(-1)).toEqual({ path: "new.js", text: "d;\n" });
});

test("a line that is missing, twice or in the way is named", () => {
  const listing = listingOf(files);
  expect(() => filesOf(listing.replace("===== lib/z.js =====\n", ""), files)).toThrow(
    "===== lib/z.js ===== is there no longer",
  );
  expect(() => filesOf(`${listing}===== index.js =====\n`, files)).toThrow("===== index.js ===== is there 2 times");
  expect(() => filesOf(`x\n${listing}`, files)).toThrow("begins with line 1");
  expect(() => filesOf(`${listing}===== n =====\n===== n =====\n`, files)).toThrow("is there more than once");
});
