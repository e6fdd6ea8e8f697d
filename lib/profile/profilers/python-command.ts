import path from "node:path";

const PYTHON = /^python(\d+(\.\d+)*)?(\.exe)?$/;
/** Options of the interpreter whose value is the next word. */
const WITH_VALUE = ["-W", "-X", "--check-hash-based-pycs"];

/**
 * A python command in two: the interpreter with its own options, and the program (a script, `-m` or `-c`) with its arguments.
 *
 * @throws Error when the command is not Python's, or names no program
 */
export function splitPython(argv: readonly string[], profiler: string): { interpreter: string[]; program: string[] } {
  const [python, ...rest] = argv;
  if (python === undefined || !PYTHON.test(path.basename(python)))
    throw new Error(`The ${profiler} profiler wraps a python command, and this one starts with "${python ?? ""}".`);
  let at = 0;
  while (at < rest.length && rest[at]!.startsWith("-") && !["-m", "-c"].includes(rest[at]!))
    at += WITH_VALUE.includes(rest[at]!) ? 2 : 1;
  if (at >= rest.length)
    throw new Error(`The ${profiler} profiler wraps a python program, and "${argv.join(" ")}" names none.`);
  return { interpreter: [python, ...rest.slice(0, at)], program: rest.slice(at) };
}
