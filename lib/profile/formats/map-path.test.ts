import { expect, it } from "vitest";
import { BOX_ROOTS } from "../fixtures/load-fixture";
import { mapPath } from "./map-path";

it.each([
  ["/box/work/lib/a.js", "lib/a.js", "user"],
  ["file:///box/work/lib/a%20b.mjs?seed=1#x", "lib/a b.mjs", "user"],
  ["file:///box/work/lib/100%.mjs", "lib/100%.mjs", "user"],
  ["/box/work/node_modules/tiny/index.js", "node_modules/tiny/index.js", "dependency"],
  ["file:///box/judge/run.mjs", "run.mjs", "harness"],
  ["/home/someone/.cache/pkg/x.js", "…/pkg/x.js", "dependency"],
  ["node:internal/fs/promises", "node:internal/fs/promises", "runtime"],
  ["internal/modules/cjs/loader.js", "internal/modules/cjs/loader.js", "runtime"],
  ["evalmachine.<anonymous>", "evalmachine.<anonymous>", "user"],
  ["[eval]", "[eval]", "user"],
  ["wasm://wasm/0012abcd", "wasm://wasm/0012abcd", "user"],
  ["data:text/javascript,export%20const%20secret", "data:text/javascript", "user"],
  ["", "", "native"],
])("shows %s", (url, file, origin) => {
  expect(mapPath(url, BOX_ROOTS)).toEqual({ file, origin });
});

it("shows whole paths where no roots are given, and drives of Windows", () => {
  expect(mapPath("file:///C:/app/x.js", [])).toEqual({ file: "C:/app/x.js", origin: "user" });
  expect(mapPath("https://host/app.js?v=1", [])).toEqual({ file: "https://host/app.js?v=1", origin: "user" });
});
