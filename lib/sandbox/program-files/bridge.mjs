/** MCP on stdio for programs that do not speak its HTTP: each line goes to the run's server, each answer comes back as one. */
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const [path] = process.argv.slice(2);
const { origin, key } = JSON.parse(readFileSync(new URL("place.json", import.meta.url), "utf8"));

for await (const line of createInterface({ input: process.stdin })) if (line.trim() !== "") void pass(line);

async function pass(line) {
  try {
    const response = await fetch(`${origin}${path}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${key}`,
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
      },
      body: line,
    });
    const answer = await response.text();
    if (answer.trim() !== "") process.stdout.write(`${answer.trim()}\n`);
  } catch (error) {
    console.error(`The run does not answer: ${error.message}`);
  }
}
