import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { BOX_ROOTS } from "../fixtures/load-fixture";
import { flat } from "../flat";
import { frameAt, type Profile } from "../profile";
import { cpuprofile } from "./cpuprofile";
import type { ReadContext } from "./format";
import { sourceMapFinder } from "./source-maps";

const FIXTURES = "lib/profile/fixtures";

/** The bundles lie beside their profiles; where they ran, they lay in /box/work/dist. */
const readText = (url: string): string | null => {
  const name = path.basename(url);
  return /\/box\/work\/dist\/bundle[^/]*$/.test(url) ? readFileSync(path.join(FIXTURES, name), "utf8") : null;
};

const context: ReadContext = { command: "node bundle.js", interval: 1000, roots: BOX_ROOTS };

const load = (name: string, sourceMapFor?: ReadContext["sourceMapFor"]): Profile =>
  cpuprofile.read(readFileSync(path.join(FIXTURES, `${name}.cpuprofile`)), {
    ...context,
    ...(sourceMapFor ? { sourceMapFor } : {}),
  });

const userFrames = (profile: Profile): string[] =>
  flat(profile).flatMap(({ frame }) => {
    const { name, file, line, origin } = frameAt(profile, frame);
    return origin === "user" ? [`${name} ${file}:${line}`] : [];
  });

/** A map that lies beside its script. */
const here = (text: string) => (url: string) => ({ text, url });

describe("source maps", () => {
  it("place functions of a bundle at their sources, with the lines' times", () => {
    const profile = load("bundle", sourceMapFinder(readText));
    const frames = userFrames(profile);
    expect(frames).toContain("multiply src/hot.ts:7");
    expect(frames).toContain("dot src/hot.ts:11");
    expect(frames).toContain("add src/index.ts:6");
    // The module's own body begins with a line that comes from no source.
    expect(frames.filter((frame) => frame.includes("bundle"))).toEqual(["(module) dist/bundle.js:1"]);
    expect(profile.meta.caveats.join()).toMatch(
      /Source maps place \d+ functions of the generated dist\/bundle\.js at their sources\./,
    );
    const plain = load("bundle");
    expect(userFrames(plain)).toContain("multiply dist/bundle.js:5");
    const lineTotal = (one: Profile) => one.lines.weight.reduce((sum, weight) => sum + weight, 0);
    expect(lineTotal(profile)).toBeGreaterThan(0.9 * lineTotal(plain));
    const dot = flat(profile).find(({ frame }) => frameAt(profile, frame).name === "dot")!.frame;
    const dotLines = Array.from(profile.lines.line).filter((_, i) => profile.lines.frame[i] === dot);
    for (const line of dotLines) expect(line).toBeGreaterThanOrEqual(11);
  });

  it("give minified functions their names back where the source shows them, and no line of the one that there is", () => {
    const profile = load("bundle-minified", sourceMapFinder(readText));
    const frames = userFrames(profile);
    expect(frames.some((frame) => /^multiply src\/hot\.ts:7$/.test(frame))).toBe(true);
    // The code of the bundle's module is of all its sources, and is named by the bundle.
    expect(frames.filter((frame) => !frame.includes(" src/"))).toEqual(["(module) dist/bundle-minified.js:1"]);
    expect(profile.lines.line.length).toBe(
      Array.from(profile.lines.frame).filter((frame) => !frameAt(profile, frame).file.startsWith("src/")).length,
    );
    expect(profile.meta.caveats.join()).toMatch(/lines of [\d.]+ ms of samples are left out/);
  });

  it("place nothing in sources that cannot be opened", () => {
    const isThere = (source: string) => source.endsWith("/src/hot.ts");
    const frames = userFrames(load("bundle", sourceMapFinder(readText, isThere)));
    expect(frames).toContain("multiply src/hot.ts:7");
    expect(frames.filter((frame) => frame.startsWith("add "))).toEqual([
      expect.stringMatching(/^add dist\/bundle\.js:/),
    ]);
  });

  it("name sources from where the map lies, not from where the script lies", () => {
    const text = JSON.stringify({ version: 3, sources: ["../../src/x.ts"], names: [], mappings: lines(40) });
    const deeper = (url: string) => ({ text, url: url.replace("/bundle.js", "/maps/bundle.js.map") });
    expect(userFrames(load("bundle", deeper)).join()).toContain(" src/x.ts:1");
  });

  it("change no time", () => {
    for (const name of ["bundle", "bundle-minified"]) {
      const mapped = load(name, sourceMapFinder(readText));
      expect(mapped.meta.total).toBe(load(name).meta.total);
      expect(mapped.samples.weight).toEqual(load(name).samples.weight);
    }
  });

  it("cannot make code of the program look like the harness, the runtime or a place on the host", () => {
    const claims = (source: string): Profile =>
      load("bundle", here(JSON.stringify({ version: 3, sources: [source], names: [], mappings: lines(40) })));
    for (const source of ["/box/judge/run.mjs", "node:internal/loader", "file:///box/judge/run.mjs"]) {
      const profile = claims(source);
      expect(profile.meta.excluded).toBe(load("bundle").meta.excluded);
      expect(profile.meta.total).toBe(load("bundle").meta.total);
      const added = flat(profile).filter(({ frame }) => frameAt(profile, frame).file.includes("run.mjs"));
      for (const { frame } of added) expect(frameAt(profile, frame).origin).toBe("user");
    }
    expect(userFrames(claims("/home/someone/secret/x.ts")).join()).not.toContain("someone");
    expect(userFrames(claims("webpack://app/./src/x.ts")).join()).toContain("src/x.ts:");
    const dependency = claims("../node_modules/pkg/x.ts");
    expect(flat(dependency).some(({ frame }) => frameAt(dependency, frame).origin === "dependency")).toBe(true);
  });

  it.each([
    ["no JSON", "<html>"],
    ["no map", "{}"],
    ["no sources", JSON.stringify({ version: 3, mappings: "AAAA" })],
    ["mappings that are none", JSON.stringify({ version: 3, sources: ["a"], mappings: [[["x"]], null] })],
    ["a broken data URL", "data:application/json;base64,%%%"],
    ["a badly escaped data URL", "data:application/json,%E0%A4%A"],
  ])("are not used when they are %s", (_, text) => {
    const profile = load("bundle", here(text));
    expect(userFrames(profile)).toEqual(userFrames(load("bundle")));
    expect(profile.meta.caveats.join()).toContain("The source map of dist/bundle.js cannot be read");
  });

  it("are not applied to places that a map points to beyond its sources", () => {
    const beyond = JSON.stringify({ version: 3, sources: ["a.ts"], names: [], mappings: "AAAA;AEAA;AAjBA".repeat(3) });
    expect(() => load("bundle", here(beyond))).not.toThrow();
  });
});

describe("finding source maps", () => {
  const files: Record<string, string> = {
    "file:///w/dist/a.js": "code\n//# sourceMappingURL=a%20b.js.map\n",
    "file:///w/dist/a%20b.js.map": "{1}",
    "/w/dist/b.js": "/*# sourceMappingURL=maps/b.map */",
    "/w/dist/maps/b.map": "{2}",
    "/w/c.js": 'const text = "sourceMappingURL=x";\n',
    "/w/d.js": "//# sourceMappingURL=old.map\ncode\n//# sourceMappingURL=data:application/json,{}\n",
    "/w/e.js": "//# sourceMappingURL=missing.map",
  };
  const find = sourceMapFinder((url) => files[url] ?? null);

  it.each([
    ["file:///w/dist/a.js", "{1}"],
    ["/w/dist/b.js", "{2}"],
    ["/w/c.js", null],
    ["/w/d.js", "data:application/json,{}"],
    ["/w/e.js", null],
    ["/w/unknown.js", null],
  ])("of %s", (url, map) => {
    expect(find(url)?.text ?? null).toBe(map);
  });
});

/** Mappings that place the beginning of each of so many generated lines, and so the whole line, at line 1 of the first source. */
const lines = (count: number): string => ["AAAA", ...Array.from({ length: count - 1 }, () => "AAAA")].join(";");
