import { describe, expect, it } from "vitest";
import { fn, profileOf, randomProfile } from "./fixtures/sample-profile";
import { flat } from "./flat";
import { GROUPINGS, group, packageOf } from "./group";
import { busyTotal } from "./origin-split";
import { frameAt, framesOf, type Profile } from "./profile";

const [a, b] = [fn("a", { file: "lib/one.js" }), fn("b", { file: "lib/one.js" })];
const other = fn("c", { file: "lib/two.js" });
const dependency = fn("d", { file: "node_modules/@scope/pkg/dist/index.js", origin: "dependency" });
const gc = fn("(garbage collector)", { file: "", origin: "gc" });
const paths = (profile: Profile): [string, number][] =>
  Array.from(profile.samples.stack, (stack, i) => [
    framesOf(profile, stack)
      .map(({ name }) => name)
      .join(" > "),
    profile.samples.weight[i]!,
  ]);

describe("group", () => {
  it("makes calls within one file one box, and leaves code without a file by name", () => {
    expect(paths(group(profileOf([[a, b, other, a], 10], [[a, gc], 5]), "file"))).toEqual([
      ["lib/one.js > lib/two.js > lib/one.js", 10_000],
      ["lib/one.js > (garbage collector)", 5_000],
    ]);
  });

  it("names files in short, and keeps their paths", () => {
    const [main, part] = [fn("a", { file: "/home/me/app/main.js" }), fn("b", { file: "/home/me/app/lib/part.js" })];
    const grouped = group(profileOf([[main, part], 10]), "file");
    expect(paths(grouped)).toEqual([["main.js > lib/part.js", 10_000]]);
    expect(frameAt(grouped, 1).file).toBe("/home/me/app/lib/part.js");
  });

  it("names packages by where they are installed", () => {
    const grouped = group(profileOf([[a, other, dependency], 10]), "package");
    expect(paths(grouped)).toEqual([["(own code) > @scope/pkg", 10_000]]);
    expect(frameAt(grouped, 1)).toMatchObject({ origin: "dependency", file: "" });
    const named = (file: string) => packageOf(fn("x", { file, origin: "dependency" }));
    expect(named("/a/node_modules/one/node_modules/two/x.js")).toBe("two");
    expect(named("C:\\app\\node_modules\\one\\x.js")).toBe("one");
    expect(named("/usr/lib/python3/dist-packages/numpy/core.py")).toBe("numpy");
    expect(named("/usr/lib/python3/dist-packages/six.py")).toBe("six");
    expect(named("/root/go/pkg/mod/github.com/x/y@v1.2.3/z.go")).toBe("github.com/x/y");
    expect(named("…/dist/x.js")).toBe("(dependencies)");
    expect(packageOf(fn("read", { file: "node:fs", origin: "runtime" }))).toBe("(runtime)");
  });

  it("keeps all time, and no total beyond the whole", () => {
    for (let seed = 0; seed < 30; seed++)
      for (const by of GROUPINGS) {
        const profile = randomProfile(seed);
        const grouped = group(profile, by);
        expect(grouped.meta.total).toBeCloseTo(profile.meta.total, 3);
        expect(busyTotal(grouped)).toBeCloseTo(busyTotal(profile), 3);
        for (const row of flat(grouped)) expect(row.total).toBeLessThanOrEqual(profile.meta.total * (1 + 1e-9));
      }
  });
});
