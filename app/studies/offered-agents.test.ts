import { expect, test } from "vitest";
import { parameterFields } from "@/components/design/agent-offer";
import { AGENTS } from "@/lib/agents/agents";

test.each(AGENTS)("the parameters of $id make a form that begins with its defaults", ({ parameters, defaults }) => {
  const fields = parameterFields(parameters);
  expect(fields.map(({ name }) => name)).toEqual(Object.keys(Object(defaults)));
});
