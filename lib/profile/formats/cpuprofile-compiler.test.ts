import { execFileSync } from "node:child_process";
import { createReadStream, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { flat } from "../flat";
import { lines } from "../lines";
import { busyTotal } from "../origin-split";
import { frameAt, type Profile } from "../profile";
import { readProfile } from "../read-profile";

const SECONDS = 60;
const folder = mkdtempSync(path.join(tmpdir(), "wick-compiler-"));
const root = path.resolve(import.meta.dirname, "../../..");
let profile: Profile;

/** The project's own compiler, recorded while it checks some of the project's files: too large to keep as a fixture. */
beforeAll(async () => {
  const compiler = path.join(root, "node_modules/typescript/lib/tsc.js");
  const config = path.join(folder, "tsconfig.json");
  const files = ["lib/profile/diff-runs.ts", "lib/protocol/study.ts"].map((file) => path.join(root, file));
  writeFileSync(
    config,
    JSON.stringify({
      extends: path.join(root, "tsconfig.json"),
      files,
      include: [],
      compilerOptions: { incremental: false, plugins: [] },
    }),
  );
  try {
    execFileSync(process.execPath, ["--cpu-prof", `--cpu-prof-dir=${folder}`, compiler, "--noEmit", "-p", config], {
      cwd: folder,
      timeout: SECONDS * 1000,
      stdio: "ignore",
    });
  } catch {
    // What the compiler has to say of the files is not our matter: it exits with 2 when it finds errors.
  }
  const recorded = readdirSync(folder).find((name) => name.endsWith(".cpuprofile"))!;
  profile = await readProfile(createReadStream(path.join(folder, recorded)), {
    command: "tsc",
    interval: 1000,
    roots: [],
  });
}, SECONDS * 2000);

afterAll(() => rmSync(folder, { recursive: true }));

describe("a compiler's profile", () => {
  it("is deep and recursive", () => {
    const { parent, frame } = profile.stacks;
    const depth = new Int32Array(parent.length);
    const again = new Set<number>();
    for (let i = 0; i < parent.length; i++) {
      depth[i] = parent[i]! < 0 ? 1 : depth[parent[i]!]! + 1;
      for (let at = parent[i]!; at >= 0; at = parent[at]!) if (frame[at] === frame[i]) again.add(frame[i]!);
    }
    expect(depth.reduce((most, one) => Math.max(most, one), 0)).toBeGreaterThan(50);
    expect(again.size).toBeGreaterThan(20);
    expect(parent.length).toBeGreaterThan(5000);
  });

  it("has no total over the whole, and self times that add up to it", () => {
    const rows = flat(profile);
    for (const row of rows) expect(row.totalShare).toBeLessThanOrEqual(1 + 1e-9);
    expect(rows.reduce((sum, row) => sum + row.self, 0)).toBeCloseTo(busyTotal(profile), 3);
    expect(rows.some((row) => row.totalShare > 0.3)).toBe(true);
  });

  it("has its functions at their places and its time on their lines", () => {
    const names = new Set(flat(profile).map(({ frame }) => frameAt(profile, frame).name));
    for (const name of ["checkSourceFile", "checkSourceElement", "(garbage collector)"]) expect(names).toContain(name);
    for (const row of lines(profile)) expect(row.self).toBeGreaterThan(0);
    expect(profile.meta.prefix).toBeGreaterThan(0.5 * profile.meta.total);
  });
});
