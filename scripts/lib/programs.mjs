import path from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./checkout.mjs";

const fileUrl = (file) => pathToFileURL(path.join(root, file)).href;

/** By its place, because a bare name would be looked for from the folder the user stands in. */
const tsx = fileUrl("node_modules/tsx/dist/loader.mjs");

/** Arguments for Node that run the web server. */
export function nextArguments(command, { host, port }) {
  const preload = command === "dev" ? ["--import", fileUrl("scripts/lib/stay-home.mjs")] : [];
  return [
    ...preload,
    path.join(root, "node_modules/next/dist/bin/next"),
    command,
    root,
    "-p",
    String(port),
    "-H",
    host,
  ];
}

/** Arguments for Node that run a worker. */
export const workerArguments = () => typescriptArguments("workers/main.ts");

/** Arguments for Node that run the command line. */
export const cliArguments = (args) => [...typescriptArguments("workers/cli.ts"), ...args];

/** Arguments for Node that run a TypeScript file of the checkout. */
export const typescriptArguments = (file) => ["--import", tsx, path.join(root, file)];
