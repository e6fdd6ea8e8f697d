import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ProgramLimits, ProgramPlace, ProgramStart } from "@/lib/protocol/program";
import { bubblewrap } from "./bubblewrap";
import { COMMAND_UID } from "./containment";
import { probeHostTools } from "./host-tools";
import { openLocalSandbox } from "./local-sandbox";
import { probeContainments } from "./probe-isolation";
import { reduced } from "./reduced";
import { startProgram } from "./start-program";
import { userNamespace } from "./user-namespace";

const tools = probeHostTools(COMMAND_UID);
const working = await Promise.all([bubblewrap, userNamespace, reduced].map((one) => probeContainments(tools, [one])));
const kinds = [...new Map(working.map((probed) => [probed.isolation.detail, probed])).values()];
const LIMITS: ProgramLimits = { wallSeconds: 30, memoryMegabytes: 1024, outputBytes: 100_000 };
const never = new AbortController().signal;

let folder: string;
let box: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "wick-program-"));
  chmodSync(folder, 0o755);
  box = path.join(folder, "box");
  for (const part of ["box/work", "scaffold/bin"]) mkdirSync(path.join(folder, part), { recursive: true });
  writeFileSync(path.join(box, "work/index.js"), "1;\n");
  writeFileSync(path.join(folder, "scaffold/bin/agent.mjs"), "console.log('I am the scaffold');\n");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start =
  (command: string, more: Partial<ProgramStart> = {}) =>
  (_: ProgramPlace): ProgramStart => ({
    ...{ command, environment: {}, home: {}, commands: [], bridge: { name: "bridge", path: "/bridge" }, stdin: "" },
    serve: async (request) =>
      Response.json({ text: `${new URL(request.url).pathname} ${await request.text()}`, exitCode: 3 }),
    ...more,
  });

async function all(lines: AsyncIterable<string>): Promise<string[]> {
  const seen: string[] = [];
  for await (const line of lines) seen.push(line);
  return seen;
}

describe.each(kinds.map((probed) => [probed.isolation.detail.slice(0, 22), probed] as const))("%s", (_, probed) => {
  const setting = { probed, limits: LIMITS, signal: never, scaffold: null };
  const begin = (
    command: string,
    more: Partial<ProgramStart> = {},
    change: { limits?: ProgramLimits; scaffold?: string } = {},
  ) => startProgram({ ...setting, box, ...change }, start(command, more));

  test("it works in the tree with its prompt, its files and nothing of the host's environment", async () => {
    process.env.WICK_TEST_SECRET = "s3cret";
    const program = await begin(
      "pwd | grep -o 'work$'; cat; cat ~/.config/me.toml; env; echo 2 > index.js; echo bye >&2; exit 5",
      {
        stdin: "the prompt\n",
        environment: { MINE: "yes" },
        home: { ".config/me.toml": "from home\n" },
      },
    );
    const lines = await all(program.lines);
    expect(lines.slice(0, 3)).toEqual(["work", "the prompt", "from home"]);
    expect(lines).toContain("MINE=yes");
    expect(lines.join("\n")).not.toContain("s3cret");
    expect(await program.ended).toEqual({ why: "exited", exitCode: 5, truncated: false, lastWords: "bye" });
  });

  test("its loopback leads to whoever started it, for those with its key, and a command on its PATH answers", async () => {
    let place: ProgramPlace | null = null;
    const program = await startProgram({ ...setting, box }, (given) => {
      place = given;
      const asking = `node -e 'fetch("${given.origin}/v1", {headers: {"x-api-key": "wrong"}}).then((r) => console.log(r.status))'`;
      const commands = [{ name: "ask", path: "/tools/ask" }];
      return start(`${asking}; ask "two words" x; echo $?; echo '{"id":1}' | bridge`, { commands })(given);
    });
    expect(await all(program.lines)).toEqual([
      "401",
      '/tools/ask {"args":["two words","x"]}',
      "3",
      '{"text":"/bridge {\\"id\\":1}","exitCode":3}',
    ]);
    expect(place!.key).toMatch(/^wick-[0-9a-f]{48}$/);
    await program.ended;
    expect(readdirSync(box)).not.toContain("link");
  });

  test("an installed scaffold is seen read-only", async () => {
    const program = await startProgram({ ...setting, box, scaffold: path.join(folder, "scaffold") }, (place) =>
      start(`node ${place.scaffold}/bin/agent.mjs; touch ${place.scaffold}/x 2>/dev/null || echo closed`)(place),
    );
    expect(await all(program.lines)).toEqual(["I am the scaffold", "closed"]);
  });

  test("it ends with its whole tree: at its time, when it is stopped, and when what it asks cannot be answered", async () => {
    const late = await begin("sleep 60 & sleep 60", {}, { limits: { ...LIMITS, wallSeconds: 0.5 } });
    expect(await late.ended).toMatchObject({ why: "wall-limit", exitCode: null });
    box = path.join(folder, "second");
    mkdirSync(path.join(box, "work"), { recursive: true });
    const stopped = await begin("echo up; setsid sleep 60");
    for await (const line of stopped.lines) if (line === "up") stopped.stop();
    expect(await stopped.ended).toMatchObject({ why: "stopped" });
    box = path.join(folder, "third");
    mkdirSync(path.join(box, "work"), { recursive: true });
    const serve = () => Promise.reject(new Error("the provider is down"));
    const failed = await begin("ask; sleep 60", { serve, commands: [{ name: "ask", path: "/ask" }] });
    await expect(failed.ended).rejects.toThrow("the provider is down");
  });

  test("what it leaves in its home can be read, and what leads out of it cannot", async () => {
    const program = await begin("mkdir ~/out; echo {} > ~/out/a.json; ln -s /etc/passwd ~/out/b.json");
    await program.ended;
    expect(await program.leftFiles()).toEqual(["out/a.json"]);
    expect(await program.left("out/a.json")).toBe("{}\n");
    expect(await program.left("out/b.json")).toBeNull();
    expect(await program.left("../work/index.js")).toBeNull();
  });

  test("a path of its files that leaves its home is refused before anything is written", async () => {
    await expect(begin("true", { home: { "../work/evil": "x" } })).rejects.toThrow(/leaves the tree/);
    expect(existsSync(path.join(box, "home"))).toBe(false);
  });

  test("its socket and its files are closed to every other user", async () => {
    const program = await begin("sleep 60");
    for (const part of ["link", "home", "wick"]) expect(statSync(path.join(box, part)).mode & 0o777).toBe(0o700);
    expect(statSync(path.join(box, "link/socket")).mode & 0o077).toBe(0);
    program.stop();
    await program.ended;
  });
});

test("output beyond its room is dropped, and told", async () => {
  const [probed] = kinds;
  const program = await startProgram(
    { probed: probed!, box, scaffold: null, limits: { ...LIMITS, outputBytes: 10 }, signal: never },
    start("echo 123456; echo 7890123456"),
  );
  expect(await all(program.lines)).toEqual(["123456", "789"]);
  expect(await program.ended).toMatchObject({ truncated: true });
});

test("a program is held still while its tree is recorded, and goes on afterwards", async () => {
  const sandbox = await openLocalSandbox(box, path.join(folder, "steps.git"));
  const program = await sandbox.start(
    null,
    start("i=0; while :; do i=$((i+1)); echo $i > a.txt; echo $i > b.txt; [ $i != 2 ] || echo up; done"),
    LIMITS,
    never,
  );
  for await (const line of program.lines) if (line === "up") break;
  for (let look = 0; look < 5; look++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const step = await sandbox.commitStep(`look ${look}`);
    expect(step?.files.map((file) => file.path)).toContain("a.txt");
    const [a, b] = [await sandbox.fileAt(step!.tree, "a.txt"), await sandbox.fileAt(step!.tree, "b.txt")];
    expect(Number(a) - Number(b || a)).toBeLessThanOrEqual(1);
  }
  await expect(sandbox.start(null, start("true"), LIMITS, never)).rejects.toThrow("one program");
  await sandbox.close();
  expect(await program.ended).toMatchObject({ why: "stopped" });
});
