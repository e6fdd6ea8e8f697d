import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { canonicalJson, protocolHash } from "./protocol-hash";
import { TEMPLATES } from "./templates";

const design = TEMPLATES.find((template) => template.id === "full-protocol")?.design([]);
if (!design) throw new Error("no template");
const inputs = { taskHashes: { a: "1", b: "2" }, wickVersion: "0.1.0", models: {}, prompts: {} };

test("the order of keys and undefined fields do not change the bytes", () => {
  expect(canonicalJson({ b: 1, a: [{ d: undefined, c: null }], z: undefined })).toBe('{"a":[{"c":null}],"b":1}');
});

test("text, numbers and what is missing in a list are written as JSON writes them", () => {
  expect(canonicalJson(['"é\n', -0, 1e21, true, undefined])).toBe('["\\"é\\n",0,1e+21,true,null]');
  expect(JSON.parse(canonicalJson(design))).toEqual(JSON.parse(JSON.stringify(design)));
});

test("the hash is the SHA-256 of those bytes, so that anybody can compute it from the export", () => {
  const bytes = canonicalJson({ design, inputs });
  expect(protocolHash(design, inputs)).toBe(createHash("sha256").update(bytes, "utf8").digest("hex"));
});

test("whatever is decided before the first run changes the hash", () => {
  const original = protocolHash(design, inputs);
  const { conditions, plan } = design;
  const changed = [
    protocolHash({ ...design, seed: 2 }, inputs),
    protocolHash({ ...design, conditions: conditions.slice(1) }, inputs),
    protocolHash({ ...design, plan: { ...plan, alpha: 0.01 } }, inputs),
    protocolHash({ ...design, budget: { ...design.budget, tokens: 1 } }, inputs),
    protocolHash(design, { ...inputs, taskHashes: { a: "1", b: "3" } }),
    protocolHash(design, { ...inputs, wickVersion: "0.1.1" }),
    protocolHash(design, { ...inputs, prompts: { llm: { version: "1", sha256: "a" } } }),
    protocolHash(design, { ...inputs, prompts: { llm: { version: "1", sha256: "b" } } }),
  ];
  expect(new Set([original, ...changed]).size).toBe(changed.length + 1);
});

test("a design that went through the database hashes the same", () => {
  expect(protocolHash(JSON.parse(JSON.stringify(design)), inputs)).toBe(protocolHash(design, inputs));
});
