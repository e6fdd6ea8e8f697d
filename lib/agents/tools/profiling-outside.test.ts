import { expect, test } from "vitest";
import { isProfileFile, profilingInCode, profilingInCommand } from "./profiling-outside";

test.each([
  ["node --cpu-prof index.js", "--cpu-prof"],
  ["node --cpu-prof-dir=/tmp index.js", "--cpu-prof"],
  ['node --cpu""-prof index.js', "--cpu-prof"],
  ["node --cpu\\-prof index.js", "--cpu-prof"],
  ["NODE_OPTIONS='--cpu-prof' npm test", "--cpu-prof"],
  ["export NODE_OPTIONS=$FLAGS; npm test", "NODE_OPTIONS"],
  ["node --prof x.js && node --prof-process isolate*.log", "--prof"],
  ["node --ll_prof x.js", "--prof"],
  ["node --heap-prof x.js", "--heap-prof"],
  ["node --inspect-brk=0 x.js", "--inspect"],
  ["node --inspect x.js", "--inspect"],
  ["node inspect x.js", "node inspect"],
  ["kill -USR1 $(pidof node)", "the inspector's signal"],
  ["perf record -g node x.js", "perf"],
  ["cd src; /usr/bin/perf stat node x.js", "perf"],
  ["npx 0x x.js", "0x"],
  ["npx -y clinic flame -- node x.js", "clinic"],
  ["./node_modules/.bin/clinic doctor", "clinic"],
  ["timeout 5 py-spy record -- python x.py", "a sampling profiler"],
  ["python -m cProfile x.py", "cProfile"],
  ["strace -c node x.js", "a tracer"],
  [`node -e "const {Session}=require('inspector')"`, "the inspector module"],
  [`cat > p.mjs <<E\nimport inspector from "node:inspector";\nE`, "the inspector module"],
  ["node -e 'console.profile()'", "console.profile"],
  ["node --trace-event-categories v8.cpu_profiler x.js", "V8 tracing"],
])("%s is recognised as %s", (command, found) => {
  expect(profilingInCommand(command)).toBe(found);
});

test.each([
  "npm test",
  "node judge.js --profile=fast",
  "node x.js --prof-name a",
  "ls test/perf && cat perf/README.md",
  "grep -rn performance.now src",
  "node -e 'const t=performance.now(); run(); console.log(performance.now()-t)'",
  "echo 0x1f",
  "cat src/inspector-panel.js",
  "NODE_OPTIONS=--max-old-space-size=512 npm test",
  "time node x.js",
  "git diff --inspectable",
])("%s is not taken for profiling", (command) => {
  expect(profilingInCommand(command)).toBeNull();
});

test("code that is edited in is recognised, code that was there before is not", () => {
  const code = 'import { Session } from "node:inspector";\n';
  expect(profilingInCode(code)).toBe("the inspector module");
  expect(profilingInCode(`${code}more();\n`, code)).toBeNull();
  expect(profilingInCode('require("v8-profiler-next")')).toBe("a profiler package");
  expect(profilingInCode('v8.setFlagsFromString("--prof")')).toBe("--prof");
  expect(profilingInCode("const started = performance.now();")).toBeNull();
});

test.each([
  ["CPU.20260101.120000.1.0.001.cpuprofile", "", true],
  ["deep/isolate-0x5c1-1-v8.log", "", true],
  [".clinic/1.clinic-flame/x", "", true],
  ["perf.data.old", "", true],
  ["out.json", '{"nodes":[{"id":1,"callFrame":{"functionName":"a"},"hitCount":3}]}', true],
  ["x.txt", "v8-version,11,3,244\n", true],
  ["src/profile.js", "export const profile = 1;", false],
  ["package.json", '{"name":"callFrame"}', false],
  ["notes.log", "isolate", false],
])("%s is a raw profile: %j → %s", (path, content, expected) => {
  expect(isProfileFile(path, content)).toBe(expected);
});
