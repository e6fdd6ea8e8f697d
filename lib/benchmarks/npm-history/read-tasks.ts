import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { TaskFile } from "./task-file";

/**
 * Where the benchmark's own files lie. Not `import.meta.dirname`: the web server bundles this module elsewhere. Every
 * process of Wick runs with the checkout as its working directory.
 */
export const benchmarkFolder = (): string =>
  path.join(/*turbopackIgnore: true*/ process.cwd(), "lib/benchmarks/npm-history");

/** A task as it lies on disk: its description, expected values by case name (serialised), and a hash of all its files. */
export interface StoredTask {
  file: TaskFile;
  folder: string;
  expected: { visible: Record<string, string>; hidden: Record<string, string> };
  hash: string;
}

const FILES = [
  "task.json",
  "workload.mjs",
  "guards.mjs",
  "guards.expected.json",
  "guards.hidden.mjs",
  "guards.hidden.expected.json",
] as const;

/** @throws Error naming the file and field when a task is malformed: a benchmark with a broken task is not used. */
export async function readTasks(): Promise<Map<string, StoredTask>> {
  const root = path.join(benchmarkFolder(), "tasks");
  const names = (await readdir(root)).filter((name) => !name.startsWith(".")).sort();
  const harness = await readFile(path.join(benchmarkFolder(), "harness.mjs"), "utf8");
  const tasks = await Promise.all(names.map((name) => readTask(path.join(root, name), harness)));
  return new Map(tasks.map((task) => [task.file.id, task]));
}

async function readTask(folder: string, harness: string): Promise<StoredTask> {
  const texts = await Promise.all(
    FILES.map((name) => readFile(path.join(/*turbopackIgnore: true*/ folder, name), "utf8")),
  );
  const text = Object.fromEntries(FILES.map((name, i) => [name, texts[i] ?? ""])) as Record<
    (typeof FILES)[number],
    string
  >;
  const file = parse(TaskFile, text["task.json"], path.join(folder, "task.json"));
  if (file.id !== path.basename(folder)) throw new Error(`${folder}/task.json: id must be ${path.basename(folder)}`);
  const hash = createHash("sha256").update(harness);
  for (const name of FILES) hash.update(`\0${name}\0${text[name]}`);
  return {
    file,
    folder,
    expected: {
      visible: expectedValues(text["guards.expected.json"], path.join(folder, "guards.expected.json")),
      hidden: expectedValues(text["guards.hidden.expected.json"], path.join(folder, "guards.hidden.expected.json")),
    },
    hash: hash.digest("hex"),
  };
}

function expectedValues(text: string, source: string): Record<string, string> {
  const values = parse(z.record(z.string(), z.json()), text, source);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]));
}

function parse<T>(schema: z.ZodType<T>, text: string, source: string): T {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new Error(`${source}: not JSON (${cause instanceof Error ? cause.message : cause})`);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new Error(`${source}: ${z.prettifyError(parsed.error)}`);
}
