import type { Frame } from "../profile";
import { baseName } from "./place-frame";

/** Programs that run others: their own code is nobody's to improve. */
const RUNTIMES =
  /^(?:node|nodejs|deno|bun|python[\d.]*t?|pypy[\d.]*|java|ruby|php[\d.]*|perl|Rscript|R|julia|firefox|chrome|chromium)$/;
const LIBRARY = /\.(?:so(?:\.[\d.]+)?|dylib|dll|ko)$/;
/** Code that a program made while it ran. */
const GENERATED = /^perf-\d+\.map$|^jitted-\d+-\d+\.so$|^\/\/anon$|^anon_inode:/;

/** A function of machine code as it is shown: in the place of its file the binary, "" where it is not known. */
export function placeBinary(name: string, binary: string): Frame {
  const file = baseName(binary);
  const place = { name, line: 0, column: 0 };
  if (binary === "" || GENERATED.test(file) || GENERATED.test(binary)) return { ...place, file: "", origin: "user" };
  const isSystem = binary.startsWith("[") || LIBRARY.test(file) || RUNTIMES.test(file);
  return { ...place, file, origin: isSystem ? "native" : "user" };
}
