import { setTimeout as pause } from "node:timers/promises";
import type { PerfAgentConfig } from "@/lib/agents/perfagent/config/config";
import { openModel } from "@/lib/models/open-model";
import type { Model, ModelConfig } from "@/lib/protocol/model";
import { BadUsage } from "./answer";

type Environment = Readonly<Record<string, string | undefined>>;
type ModelSection = PerfAgentConfig["model"];

/** The key of a configuration file or command line goes by this name from there on. */
const GIVEN_KEY = "PERFAGENT_GIVEN_KEY";
/** Where keys are looked for, and whose they are where no address is given. */
const KEYS = [
  { variable: "PERFAGENT_API_KEY", address: null },
  { variable: "OPENROUTER_API_KEY", address: "https://openrouter.ai/api/v1" },
  { variable: "OPENAI_API_KEY", address: "https://api.openai.com/v1" },
] as const;

export interface OpenedModel {
  model: Model;
  /** For logs to leave out. */
  secrets: readonly string[];
  /** Where it is and whose key it has, for people. */
  told: string;
}

/**
 * The model that a configuration and the environment name: at `api_base`, or where the key belongs that is set. The key
 * is better in PERFAGENT_API_KEY, OPENROUTER_API_KEY or OPENAI_API_KEY than in a file.
 *
 * @throws BadUsage when neither names one
 */
export function openConfiguredModel(section: ModelSection, env: Environment): OpenedModel {
  const given = givenKey(section.api_key, env);
  const environment: Environment = { ...env, [GIVEN_KEY]: given ?? undefined };
  const found = KEYS.find(({ variable }) => environment[variable]);
  const keyVariable = given !== null ? GIVEN_KEY : (found?.variable ?? null);
  const baseUrl = section.api_base ?? (given === null ? (found?.address ?? null) : null);
  if (baseUrl === null)
    throw new BadUsage(
      "No model is configured: name its server with model.api_base or --llm-api-base, or set OPENROUTER_API_KEY or OPENAI_API_KEY.",
    );
  const config = modelConfig(section, baseUrl, keyVariable);
  const key = keyVariable === null ? undefined : environment[keyVariable];
  let waits = 0;
  const opened = openModel(config, {
    env: environment,
    tries: section.max_retries + 1,
    callMilliseconds: 1000 * section.request_timeout,
    sleep: (asked, signal) => pause(Math.max(asked, configuredWait(section, waits++)), undefined, { signal }),
  });
  const complete: Model["complete"] = (request) => {
    waits = 0;
    return opened.complete(request);
  };
  return {
    ...{ model: { ...opened, complete }, secrets: key === undefined ? [] : [key] },
    told: `${section.name} at ${withoutCredentials(baseUrl)}${keyVariable === null ? ", without a key" : ""}`,
  };
}

/** `$NAME` and `${NAME}` stand for a variable. */
function givenKey(key: string | null, env: Environment): string | null {
  if (key === null || key.trim() === "") return null;
  const [, name] = /^\$\{?([A-Za-z_]\w*)\}?$/.exec(key.trim()) ?? [];
  if (name === undefined) return key.trim();
  const found = env[name];
  if (found) return found;
  throw new BadUsage(`model.api_key names the variable ${name}, which is not set.`);
}

const modelConfig = (section: ModelSection, baseUrl: string, keyVariable: string | null): ModelConfig => ({
  ...{ id: "perfagent", provider: "openai-compatible", baseUrl, model: section.name, keyVariable },
  sampling: {
    ...{ temperature: section.temperature, topP: null, maxOutputTokens: section.max_output_tokens },
    reasoningEffort: null,
  },
  ...{ seed: null, contextTokens: section.max_input_tokens + section.max_output_tokens },
  ...{ prices: null, recordTraffic: false },
});

const LONGEST_WAIT = 5 * 60_000;

/** Milliseconds before another try, after so many waits: never shorter than the provider asks. */
function configuredWait({ retry_delay, retry_backoff_factor, retry_jitter }: ModelSection, waits: number): number {
  const seconds = retry_delay * retry_backoff_factor ** waits + retry_jitter * Math.random();
  return Math.min(LONGEST_WAIT, 1000 * seconds);
}

function withoutCredentials(address: string): string {
  const url = new URL(address);
  url.username = "";
  url.password = "";
  return url.href;
}
