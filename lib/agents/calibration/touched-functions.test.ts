import { expect, test } from "vitest";
import { touchedFunctions } from "./touched-functions";

const names = (before: string, after: string) => touchedFunctions(before, after).map((one) => one.name);
const wrapper = `(function () {
  var limit = 3;
  function inner(a) {
    var b = a;
    return b;
  }
  function other(a) {
    return inner(a) + limit;
  }
})();
`;

test("an edit inside an inner function does not touch the outer one", () => {
  expect(names(wrapper, wrapper.replace("var b = a", "var b = a + 0"))).toEqual(["inner"]);
});

test("lines put between two others touch the function around them", () => {
  expect(names(wrapper, wrapper.replace("    return b;", "    b++;\n    return b;"))).toEqual(["inner"]);
  expect(names(wrapper, wrapper.replace("  function other", "  function more() {}\n  function other"))).toEqual([""]);
});

test("a changed signature touches the function and the one it stands in", () => {
  expect(names(wrapper, wrapper.replace("inner(a) {", "inner(a, b) {"))).toEqual(["", "inner"]);
});

test("a deleted function is touched", () => {
  const after = wrapper.replace(/ {2}function other[\s\S]*?\n {2}}\n/, "");
  expect(names(wrapper, after)).toContain("other");
});

test("an edit of a table at the top level touches the functions that use it", () => {
  const source =
    "const TABLE = [1];\nconst rest = 2;\nfunction a() {\n  return TABLE;\n}\nfunction b() {\n  return rest;\n}\n";
  expect(names(source, source.replace("[1]", "new Set([1])"))).toEqual(["a"]);
});

test("so does an edit of a rule that is a property", () => {
  const source =
    "const rules = {\n  link: /a+b/,\n  text: /c/,\n};\nfunction a(s) {\n  return rules.link.exec(s);\n}\nfunction b() {}\n";
  expect(names(source, source.replace("/a+b/", "/a{1,9}b/"))).toEqual(["a"]);
  expect(names(`${source}rules.more = /x/;\n`, `${source}rules.more = /y/;\n`)).toEqual([]);
});

test("an unchanged file, or one that cannot be parsed, touches nothing", () => {
  expect(names(wrapper, wrapper)).toEqual([]);
  expect(names("not { js", "not { ts")).toEqual([]);
});
