import { expect, it } from "vitest";
import { splitPython } from "./python-command";

it("keeps the interpreter's own options before the program", () => {
  const split = (...argv: string[]) => {
    const { interpreter, program } = splitPython(argv, "test");
    return [interpreter.join(" "), program.join(" ")];
  };
  expect(split("python3", "a.py", "-u")).toEqual(["python3", "a.py -u"]);
  expect(split("/usr/bin/python3.12", "-u", "-X", "dev", "-W", "error", "a.py", "1")).toEqual([
    "/usr/bin/python3.12 -u -X dev -W error",
    "a.py 1",
  ]);
  expect(split("python", "-I", "-m", "http.server", "80")).toEqual(["python -I", "-m http.server 80"]);
  expect(split("python3", "-c", "print(1)", "x")).toEqual(["python3", "-c print(1) x"]);
});

it("refuses what is not python, and python without a program", () => {
  expect(() => splitPython(["node", "a.mjs"], "austin")).toThrow(/austin profiler wraps a python command.*"node"/);
  expect(() => splitPython(["python3", "-u"], "austin")).toThrow(/"python3 -u" names none/);
});
