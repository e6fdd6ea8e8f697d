/**
 * A command on a program's PATH: posts its arguments to the run that the program belongs to, prints what is answered and
 * exits as the answer says. `call.mjs PATH ARGUMENT…`
 */
import { readFileSync } from "node:fs";

const [path, ...args] = process.argv.slice(2);
const { origin, key } = JSON.parse(readFileSync(new URL("place.json", import.meta.url), "utf8"));
try {
  const response = await fetch(`${origin}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ args }),
  });
  const { text, exitCode } = await response.json();
  console.log(text);
  process.exitCode = exitCode;
} catch (error) {
  console.error(`The run does not answer: ${error.message}`);
  process.exitCode = 4;
}
