import { appendFile, writeFile } from "node:fs/promises";
import { LOG_LEVELS, type LogLevel } from "@/lib/agents/perfagent/config/config";
import { strictJson } from "@/lib/agents/perfagent/files/loose-json";
import { redact } from "@/lib/models/redact";
import { remark } from "./answer";

export type Log = (level: LogLevel, text: string) => Promise<void>;

/** Lines of a log file and of stderr, from a level up. The file begins anew; a line is written whole. */
export async function openLog(file: string, least: LogLevel, secrets: readonly string[]): Promise<Log> {
  await writeFile(file, "");
  return async (level, text) => {
    if (LOG_LEVELS.indexOf(level) < LOG_LEVELS.indexOf(least)) return;
    const line = redact(`${new Date().toISOString()} ${level} ${text.replaceAll("\n", "\n  ")}`, secrets);
    remark(line);
    await appendFile(file, `${line}\n`);
  };
}

/** One call of a model as its log has it. */
export interface ModelCall {
  context: string;
  model: string;
  messages: readonly { role: string; text: string }[];
  response: string | null;
  error: string | null;
  usage: unknown;
}

export type ModelLog = (call: ModelCall) => Promise<void>;

/**
 * A file with a line of JSON for every call of the model. Sanitised, keys, tokens, passwords and cookies are taken out
 * of all texts, the known ones wherever they stand, and the model's address is not in it at all.
 */
export async function openModelLog(
  file: string,
  { sanitize, secrets }: { sanitize: boolean; secrets: readonly string[] },
): Promise<ModelLog> {
  await writeFile(file, "");
  const clean = (text: string) => (sanitize ? redact(text, secrets) : text);
  return async ({ messages, response, error, ...call }) => {
    const line = {
      ts: new Date().toISOString(),
      ...call,
      messages: messages.map(({ role, text }) => ({ role, content: clean(text) })),
      response: response === null ? null : clean(response),
      error: error === null ? null : clean(error),
    };
    await appendFile(file, `${JSON.stringify(JSON.parse(strictJson(line)))}\n`);
  };
}
