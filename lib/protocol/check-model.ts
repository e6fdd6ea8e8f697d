import { ModelConfig } from "./model";
import type { Problem } from "./problem";
import { check } from "./say-issue";

/** Variables with which a host runs Wick or itself: none of them is a model's key, and none may be sent to a model. */
const NOT_KEYS = /^(WICK|DATABASE|PG|POSTGRES|NODE|NPM|AWS_SECRET)|^(PATH|HOME|HOST|PORT|USER|SHELL)$/;

type Checked = { ok: true; value: ModelConfig } | { ok: false; problems: Problem[] };

/**
 * Holds a value to what a configured model must be, each field and all of them together. What stands in `keyVariable` is not
 * repeated: whoever errs there has often put the key itself.
 */
export function checkModel(value: unknown): Checked {
  const checked = check(ModelConfig, value);
  if (!checked.ok) return { ok: false, problems: checked.problems.map(withoutKey) };
  const problems = contradictions(checked.value);
  return problems.length > 0 ? { ok: false, problems } : checked;
}

function contradictions(config: ModelConfig): Problem[] {
  const { provider, baseUrl, keyVariable, sampling, contextTokens } = config;
  const problems: Problem[] = [];
  const add = (path: string, message: string) => problems.push({ path, message });
  if (provider === "openai-compatible" && baseUrl === null)
    add("baseUrl", "is empty; an OpenAI-compatible server needs its address, such as http://127.0.0.1:11434/v1");
  if (baseUrl !== null && isMoreThanAddress(new URL(baseUrl)))
    add("baseUrl", "holds a user, a password, a query or a fragment; expected an address alone, the key in a variable");
  if (keyVariable !== null && NOT_KEYS.test(keyVariable))
    add("keyVariable", `is ${keyVariable}, which is no variable for a model's key`);
  if (sampling.maxOutputTokens >= contextTokens)
    add(
      "sampling.maxOutputTokens",
      `is ${sampling.maxOutputTokens}; expected less than contextTokens, which is ${contextTokens}`,
    );
  if (provider === "anthropic" && (sampling.temperature ?? 0) > 1)
    add("sampling.temperature", `is ${sampling.temperature}; Anthropic takes at most 1`);
  return problems;
}

const isMoreThanAddress = ({ username, password, search, hash }: URL): boolean =>
  [username, password, search, hash].some((part) => part !== "");

const withoutKey = ({ path, message }: Problem): Problem =>
  path === "keyVariable"
    ? {
        path,
        message: "is no name of an environment variable; expected one such as OPENAI_API_KEY, never the key itself",
      }
    : { path, message };
