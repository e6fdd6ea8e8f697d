import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { commands } from "@/workers/cli/commands";
import { needsDatabase, WITHOUT_DATABASE } from "./lib/needs-database.mjs";

const SLOW = { timeout: 180_000 };
let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "wick-command-test-"));
  return () => fs.rmSync(folder, { recursive: true });
});

/** The real command in a data folder of its own, where nothing runs. */
async function wick(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const { DATABASE_URL, npm_lifecycle_event, ...env } = process.env;
  const file = path.join(import.meta.dirname, "wick.mjs");
  const child = spawn(process.execPath, [file, ...args], { env: { ...env, WICK_DATA: folder } });
  let [out, err] = ["", ""];
  child.stdout.on("data", (text) => (out += text));
  child.stderr.on("data", (text) => (err += text));
  return { code: await new Promise((resolve) => child.once("close", resolve)), out, err };
}

const hasDatabase = () => fs.existsSync(path.join(folder, "pgdata"));

test("what needs no database is a command, and every other one has it", () => {
  const all = commands().commands.flatMap((group) => group.commands.map((each) => `${group.name()} ${each.name()}`));
  expect(all).toEqual(expect.arrayContaining(WITHOUT_DATABASE));
  for (const command of all) expect(needsDatabase(command.split(" "))).toBe(!WITHOUT_DATABASE.includes(command));
});

test.each([
  ...["", "--help", "-h", "--version", "study", "study --json", "help study", "study help run"],
  ...["study run --help", "study status -h"],
])("`wick %s` is answered without a database", (line) => {
  expect(needsDatabase(line.split(" "))).toBe(false);
});

test("what needs no database starts none, and answers", SLOW, async () => {
  const profile = path.resolve("lib/profile/fixtures/before.cpuprofile");
  const [help, schema, list, folded, group] = await Promise.all([
    wick("--help"),
    wick("study", "schema"),
    wick("task", "list", "--json"),
    wick("profile", "convert", profile, "--to", "folded"),
    wick("study"),
  ]);
  expect(help).toMatchObject({ code: 0, out: expect.stringContaining("Usage: wick") });
  expect(JSON.parse(schema.out)).toHaveProperty("properties.conditions");
  expect(JSON.parse(list.out)).not.toHaveLength(0);
  expect(folded).toMatchObject({ code: 0, out: expect.stringContaining("# wick-folded kind=cpu") });
  expect(group).toMatchObject({ code: 2, out: "" });
  expect(hasDatabase()).toBe(false);
});

test("what asks the database finds one", SLOW, async () => {
  expect(await wick("study", "list", "--json")).toMatchObject({ code: 0, out: expect.stringMatching(/^\[\s*\]\s*$/) });
  expect(hasDatabase()).toBe(true);
});
