import { expect, test } from "vitest";
import { redact } from "./redact";

const KEY = 'k+/="\\ 0123';

test.each([
  ["as it is", `refused: ${KEY}`],
  ["in an address", `https://host/v1?q=1&other=${encodeURIComponent(KEY)}`],
  ["in JSON", JSON.stringify({ any: KEY })],
  ["in base64", `Basic ${Buffer.from(KEY).toString("base64")}`],
  ["twice", `${KEY} and ${KEY}`],
])("a known key is taken out %s", (_, text) => {
  const clean = redact(text, [KEY]);
  expect(clean).toContain("[redacted]");
  for (const form of [
    KEY,
    encodeURIComponent(KEY),
    JSON.stringify(KEY).slice(1, -1),
    Buffer.from(KEY).toString("base64"),
  ])
    expect(clean).not.toContain(form);
});

const OTHER = "zQ7pLm4Kw9Rt2Xv8Nb3Hd6";

test.each([
  `authorization: Bearer ${OTHER}`,
  `{"authorization":"Bearer ${OTHER}"}`,
  `Authorization: ${OTHER}`,
  `{"x-api-key": "${OTHER}", "model": "m"}`,
  `x-goog-api-key: ${OTHER}`,
  `https://host/v1beta/models/m:generateContent?alt=sse&key=${OTHER}`,
  `https://user:${OTHER}@host/v1`,
  `api_key=${OTHER}&model=m`,
  `Incorrect API key provided: sk-proj-${OTHER}.`,
  `the key AIza${OTHER}abcdef is not valid`,
  `set-cookie: session=${OTHER}; path=/`,
])("a key that nobody named is taken out of %s", (text) => {
  const clean = redact(text, []);
  expect(clean).toContain("[redacted]");
  expect(clean).not.toContain(OTHER);
});

test.each([
  "The model qwen3:8b at http://127.0.0.1:11434/v1 answered 404 (model not found)",
  '{"messages":[{"role":"user","content":"Sort by key: the tokenizer is slow"}]}',
  "const tokens = tokenize(text); // risk-free, sk-learn",
  "max_tokens: 4096, keyVariable",
])("what holds no key stays as it is: %s", (text) => {
  expect(redact(text, ["abc", ""])).toBe(text);
});
