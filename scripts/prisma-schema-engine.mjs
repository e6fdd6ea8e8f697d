#!/usr/bin/env node
/**
 * A stand-in for the schema engine that Prisma's CLI would otherwise download: the same engine as WebAssembly, from npm.
 * It lets migrations be written without any download but npm's:
 *
 *   PRISMA_SCHEMA_ENGINE_BINARY=scripts/prisma-schema-engine.mjs npx prisma migrate dev --name what_changed
 *
 * The CLI starts it in one of two ways: `cli can-connect-to-database|create-database|drop-database`, or as a JSON-RPC
 * server on stdin and stdout.
 */
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import readline from "node:readline";
import { parseArgs } from "node:util";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { schemaEngineAdapter } from "./lib/schema-engine-adapter.mjs";

const UNREACHABLE = "postgresql://nobody@127.0.0.1:1/none";
const ERROR_CODES = { "3D000": "P1003", ECONNREFUSED: "P1001" };
const RPC_ERROR = 4466;
const METHOD_NAMES = { getDatabaseVersion: "version" };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datamodels: { type: "string", multiple: true },
    datasource: { type: "string" },
    "enabled-preview-features": { type: "string" },
    "extension-types": { type: "string" },
  },
});
const datasource = { url: UNREACHABLE, ...(values.datasource ? JSON.parse(values.datasource) : {}) };

if (positionals[0] === "cli") await runCommand(positionals[1]);
else serve();

async function runCommand(command) {
  const url = new URL(datasource.url);
  const database = decodeURIComponent(url.pathname.slice(1));
  if (command === "create-database") url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.href });
  try {
    await client.connect();
    if (command === "create-database") await client.query(`create database ${client.escapeIdentifier(database)}`);
    if (command === "drop-database") throw new Error("this engine drops no databases: use SQL");
  } catch (error) {
    const fields = { message: error.message, error_code: ERROR_CODES[error.code] ?? "P1000", is_panic: false };
    process.stderr.write(`\n${JSON.stringify({ level: "ERROR", target: "schema_engine::logger", fields })}\n`);
    process.exitCode = 1;
  } finally {
    await client.end();
  }
}

async function startEngine() {
  const module = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = fs.readFileSync(module.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const datamodels = values.datamodels?.map((file) => [file, fs.readFileSync(path.resolve(file), "utf8")]);
  const adapter = bindMigrationAwareSqlAdapterFactory(schemaEngineAdapter(datasource));
  return glue.SchemaEngine.new({ datamodels }, () => {}, adapter);
}

function serve() {
  let engine;
  let panic;
  let current;
  let open = 0;
  let inputEnded = false;
  const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  const sendError = (id, message, { code = null, meta = null } = {}) =>
    send({
      id,
      error: { code: RPC_ERROR, message, data: { is_panic: panic !== undefined, message, error_code: code, meta } },
    });
  const exitWhenDone = () => inputEnded && open === 0 && process.exit();

  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message: (message) => {
      panic = message;
    },
  };
  // A panic inside the module surfaces here and never in the promise: unanswered, the CLI would exit with 0.
  process.on("uncaughtException", (error) => {
    if (current !== undefined) sendError(current, panic ?? error.stack);
    process.exit(101);
  });

  const answer = async ({ id, method, params = {} }) => {
    engine ??= startEngine();
    const result = await (await engine)[METHOD_NAMES[method] ?? method](params);
    // The native engine prints a diff by calling back; this one hands the text over.
    if (method === "diff" && result?.stdout)
      send({ id: `print-${id}`, method: "print", params: { content: result.stdout } });
    send({ id, result: result ?? null });
  };

  const lines = readline.createInterface({ input: process.stdin });
  lines.on("line", async (line) => {
    const message = line.trim() === "" ? {} : JSON.parse(line);
    if (message.method === undefined) return;
    open++;
    current = message.id;
    await answer(message).catch((error) => sendError(message.id, panic ?? error?.message ?? String(error), error));
    open--;
    exitWhenDone();
  });
  lines.on("close", () => {
    inputEnded = true;
    exitWhenDone();
  });
}
