// Run as `node perf-map.mjs MAP…`: leaves in each map of compiled code (`START SIZE NAME` a line, hexadecimal, as runtimes
// write it for perf) only what was written last for an address. V8 frees the code of functions that ran once and puts that
// of the hot ones in its place; perf would take the first name it finds.
import { readFileSync, renameSync, writeFileSync } from "node:fs";

for (const file of process.argv.slice(2)) {
  const entries = readFileSync(file, "utf8")
    .split("\n")
    .map((line, age) => {
      const [start, size] = line.split(" ", 2).map((word) => Number.parseInt(word, 16));
      return { line, age, start, end: start + size };
    })
    .filter(({ end }) => Number.isFinite(end))
    .sort((a, b) => a.start - b.start || a.age - b.age);
  const kept = [];
  for (const entry of entries) {
    while (kept.length > 0 && kept.at(-1).end > entry.start && kept.at(-1).age < entry.age) kept.pop();
    if (kept.length === 0 || kept.at(-1).end <= entry.start) kept.push(entry);
  }
  writeFileSync(`${file}.part`, kept.map(({ line }) => `${line}\n`).join(""));
  renameSync(`${file}.part`, file);
}
