import { anonymousName } from "../anonymous";
import type { Frame } from "../profile";
import type { PathRoot } from "./format";
import { cutNumber } from "./label-parts";
import type { Labelled } from "./labelled-stacks";
import { placeBinary } from "./place-binary";
import { type NamedPlace, placeFrame } from "./place-frame";

const SEPARATOR = "\n";
const IDLE = "(idle)";
/** The label of a processor with nothing to do. */
export const IDLE_LABEL = `${IDLE}${SEPARATOR}`;

const OFFSET = /\+0x[0-9a-f]{1,16}$/;
const DELETED = " (deleted))";
/** V8's names of compiled code: what it is, how it is compiled, and the function. */
const V8_FUNCTION = /^(?:JS|LazyCompile|Function|Script|Eval|InterpretedFunction):[*~^+']?/;
const V8_OWN = /^(?:Builtin|Bytecode|BytecodeHandler|Stub|Handler|CompiledICs|ICs|Wasm\w*):/;
const V8_REGEXP = /^RegExp:/;
const PYTHON_FUNCTION = /^py::/;
/** Where a file begins in V8's `name file`: both may hold spaces. */
const V8_FILES = [" file://", " node:", " http://", " https://", " wasm://", " /"];
/**
 * What identifies a call: its symbol and the binary it is from, out of `symbol+0x12 (binary)`. In an inlined call the
 * binary is "".
 */
export function perfLabel(call: string): string {
  const { symbol, binary } = cutBinary(call.trimEnd());
  return `${symbol.replace(OFFSET, "")}${SEPARATOR}${binary}`;
}

/** A binary's path begins with `/` or `[`, so that parentheses in symbols and folders do no harm. */
function cutBinary(call: string): { readonly symbol: string; readonly binary: string } {
  if (!call.endsWith(")")) return { symbol: call, binary: "" };
  const end = call.endsWith(DELETED) ? call.length - DELETED.length : call.length - 1;
  const path = Math.max(call.lastIndexOf(" (/", end), call.lastIndexOf(" ([", end));
  const at = path >= 0 ? path : call.lastIndexOf(" (", end);
  if (at < 0) return { symbol: call, binary: "" };
  const binary = call.slice(at + 2, end);
  return { symbol: call.slice(0, at), binary: binary === "inlined" ? "" : binary };
}

/** The function that `perfLabel` named. */
export function readPerfLabel(label: string, roots: readonly PathRoot[]): Labelled {
  const at = label.indexOf(SEPARATOR);
  return { frame: frameOf(label.slice(0, at), label.slice(at + 1), roots), running: 0 };
}

function frameOf(symbol: string, binary: string, roots: readonly PathRoot[]): Frame {
  if (symbol === IDLE) return { ...NO_PLACE, name: symbol, origin: "idle" };
  if (PYTHON_FUNCTION.test(symbol)) {
    const at = symbol.lastIndexOf(":");
    return placeFrame({ ...NO_PLACE, name: symbol.slice("py::".length, at), file: symbol.slice(at + 1) }, roots);
  }
  if (V8_REGEXP.test(symbol)) return { ...NO_PLACE, name: symbol.replace(V8_REGEXP, "RegExp: "), origin: "regexp" };
  if (V8_FUNCTION.test(symbol)) return placeFrame(v8Function(symbol.replace(V8_FUNCTION, "")), roots);
  if (V8_OWN.test(symbol)) return { ...NO_PLACE, name: symbol, origin: "native" };
  return placeBinary(symbol, binary);
}

const NO_PLACE = { file: "", line: 0, column: 0 } as const;

/** `name file:line:column`, the name "" where the function has none. */
function v8Function(text: string): NamedPlace {
  const column = cutNumber(text);
  const line = cutNumber(column?.before ?? "");
  if (column === null || line === null) return { ...NO_PLACE, name: text.trim() };
  const start = V8_FILES.map((each) => line.before.indexOf(each)).find((at) => at >= 0);
  const at = start ?? line.before.lastIndexOf(" ");
  const place = { file: line.before.slice(at + 1), line: line.number, column: column.number };
  const name = line.before.slice(0, Math.max(0, at));
  if (name !== "") return { name, ...place };
  return {
    name: place.line <= 1 && place.column <= 1 ? "(module)" : anonymousName(place.line, place.column),
    ...place,
  };
}
