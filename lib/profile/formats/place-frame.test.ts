import { expect, it } from "vitest";
import { BOX_ROOTS } from "../fixtures/load-fixture";
import { placeFrame } from "./place-frame";

const place = (name: string, file: string, roots = BOX_ROOTS.slice(0, 0)) => {
  const frame = placeFrame({ name, file, line: 4, column: 2 }, roots);
  return [frame.file, frame.origin];
};

it.each([
  ["work", "/app/main.py", "/app/main.py", "user"],
  ["loads", "/usr/lib/python3.11/json/__init__.py", "python3.11/json/__init__.py", "runtime"],
  ["loads", "python3.11/json/__init__.py", "python3.11/json/__init__.py", "runtime"],
  ["main", "/home/me/python3/proj/x.py", "/home/me/python3/proj/x.py", "user"],
  ["dot", "/usr/lib/python3.11/site-packages/numpy/core.py", "site-packages/numpy/core.py", "dependency"],
  ["dot", "/usr/lib/python3/dist-packages/numpy/core.py", "site-packages/numpy/core.py", "dependency"],
  ["load", "<frozen importlib._bootstrap>", "<frozen importlib._bootstrap>", "runtime"],
  ["<built-in method builtins.len>", "~", "", "native"],
  ["{method 'append' of 'list' objects}", "", "", "native"],
  ["<GC>", "", "", "gc"],
  ["(idle)", "", "", "idle"],
  ["work", "", "", "user"],
  ["f", "/app/node_modules/p/x.js", "/app/node_modules/p/x.js", "dependency"],
  ["readFile", "node:fs", "node:fs", "runtime"],
  ["main.main", "/app/main.go", "/app/main.go", "user"],
  ["net/http.(*conn).serve", "/usr/local/go/src/net/http/server.go", "go/net/http/server.go", "runtime"],
  ["net/http.(*conn).serve", "go/net/http/server.go", "go/net/http/server.go", "runtime"],
  ["runtime.mallocgc", "runtime/malloc.go", "go/runtime/malloc.go", "runtime"],
  ["reflect.unsafe_NewArray", "/usr/local/go/src/runtime/malloc.go", "go/runtime/malloc.go", "runtime"],
  ["aeshashbody", "/usr/local/go/src/runtime/asm_amd64.s", "go/runtime/asm_amd64.s", "runtime"],
  ["go/ast.Walk", "/usr/local/go/src/go/ast/walk.go", "go/go/ast/walk.go", "runtime"],
  ["github.com/a/b.F", "/root/go/pkg/mod/github.com/a/b@v1.0.0/f.go", "github.com/a/b@v1.0.0/f.go", "dependency"],
  ["github.com/a/b.F", "/app/vendor/github.com/a/b/f.go", "/app/vendor/github.com/a/b/f.go", "dependency"],
  ["shop/log.F", "/app/log/log.go", "/app/log/log.go", "user"],
  ["inflate", "/usr/lib/libz.so.1", "libz.so.1", "native"],
  ["RegExp: a+", "/app/x.js", "/app/x.js", "regexp"],
])("%s in %j is shown in %j and is %s", (name, file, shown, origin) => {
  expect(place(name, file)).toEqual([shown, origin]);
});

it("maps files through the roots of where they were run", () => {
  expect(place("f", "/box/work/lib/a.py", [...BOX_ROOTS])).toEqual(["lib/a.py", "user"]);
  expect(place("f", "/home/someone/secret/a.py", [...BOX_ROOTS])).toEqual(["…/secret/a.py", "dependency"]);
});

it("calls a module's body the same in every language", () => {
  expect(placeFrame({ name: "<module>", file: "a.py", line: 1, column: 0 }, []).name).toBe("(module)");
});

it("is not held up by a path without end", () => {
  const started = performance.now();
  expect(place("f", `${"/src/".repeat(200_000)}x.go`)[1]).toBe("user");
  expect(performance.now() - started).toBeLessThan(1000);
});
