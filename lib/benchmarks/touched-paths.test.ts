import { expect, test } from "vitest";
import { splitTouched } from "./touched-paths";

test("files outside the editable globs are guarded", () => {
  expect(splitTouched(["lib/a.js", "package.json", "lib/deep/b.js", "node_modules/x/i.js"], ["lib/**"])).toEqual({
    allowed: ["lib/a.js", "lib/deep/b.js"],
    guarded: ["package.json", "node_modules/x/i.js"],
  });
});

test("dot files are matched by globs like any other", () => {
  expect(splitTouched(["src/.hidden.js"], ["src/**"]).allowed).toEqual(["src/.hidden.js"]);
});
