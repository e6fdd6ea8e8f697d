import { expect, test } from "vitest";
import { fn, profileOf, randomProfile } from "./fixtures/sample-profile";
import { frameAt, type Origin } from "./profile";
import { shownFiles } from "./shown-files";

const of = (...files: readonly (readonly [file: string, origin: Origin] | string)[]) =>
  profileOf([
    files.map((each, i) => {
      const [file, origin] = typeof each === "string" ? [each, "user" as const] : each;
      return fn(`f${i}`, { file, origin });
    }),
    10,
  ]);

const namesOf = (profile: ReturnType<typeof of>): string[] => {
  const { nameOf } = shownFiles(profile);
  return Array.from(profile.frames.name, (_, i) => nameOf(frameAt(profile, i).file));
};

test("names are relative to the longest folder of the user's own code", () => {
  const profile = of("/home/me/app/src/a.js", "/home/me/app/src/lib/b.js", "/home/me/app/srv.js");
  expect(shownFiles(profile).folder).toBe("/home/me/app/");
  expect(namesOf(profile)).toEqual(["src/a.js", "src/lib/b.js", "srv.js"]);
  expect(namesOf(of("/home/me/app/src/a.js"))).toEqual(["a.js"]);
  expect(namesOf(of("C:\\app\\a.js", "C:\\app\\lib\\b.js"))).toEqual(["a.js", "lib\\b.js"]);
});

test("packages are named from where they are installed, what lies elsewhere by its path", () => {
  const own = "/home/me/app/src/a.js";
  const others = [
    ["/home/me/app/node_modules/@x/y/i.js", "node_modules/@x/y/i.js"],
    ["/usr/lib/node_modules/one/node_modules/two/i.js", "node_modules/two/i.js"],
    ["/opt/other/b.js", "/opt/other/b.js"],
    ["node:fs", "node:fs"],
    ["", ""],
  ] as const;
  const profile = of(own, ...others.map(([file]) => [file, "dependency"] as const));
  expect(namesOf(profile)).toEqual(["a.js", ...others.map(([, name]) => name)]);
});

test("files that would have one name keep their paths", () => {
  const twice = ["/a/node_modules/x/i.js", "/a/node_modules/y/node_modules/x/i.js"] as const;
  const profile = of("/a/src/m.js", ...twice.map((file) => [file, "dependency"] as const));
  expect(namesOf(profile)).toEqual(["m.js", ...twice]);
  expect(namesOf(of("/a/src/m.js", "m.js", "/a/src/n.js"))).toEqual(["/a/src/m.js", "m.js", "n.js"]);
});

test("paths stay as they are where the user's own code shares no folder or has relative ones", () => {
  for (const files of [["/a/m.js", "/b/m.js"], ["/m.js"], ["src/m.js", "src/n.js"], ["C:\\m.js", "/m.js"], []]) {
    expect(namesOf(of(...files))).toEqual(files);
    expect(shownFiles(of(...files)).folder).toBe("");
  }
  expect(namesOf(of(["/a/b/m.js", "dependency"]))).toEqual(["/a/b/m.js"]);
});

test("two profiles share one folder, so that a name is of one file in both", () => {
  const { folder, nameOf } = shownFiles(of("/home/me/old/a.js"), of("/home/me/new/a.js"));
  expect([folder, nameOf("/home/me/old/a.js"), nameOf("/home/me/new/a.js")]).toEqual([
    "/home/me/",
    "old/a.js",
    "new/a.js",
  ]);
});

test("a name leads back to its file, whatever the files", () => {
  for (let seed = 0; seed < 60; seed++) {
    const profile = randomProfile(seed);
    const { nameOf, fileOf } = shownFiles(profile);
    const files = new Set(Array.from(profile.frames.name, (_, i) => frameAt(profile, i).file));
    expect(new Set([...files].map(nameOf)).size).toBe(files.size);
    for (const file of files) expect(fileOf(nameOf(file))).toBe(file);
  }
});
