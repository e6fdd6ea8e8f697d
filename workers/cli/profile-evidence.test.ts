import { spawn } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";
import { countTokens } from "@/lib/evidence/tokens";

const SLOW = { timeout: 60_000 };
const FIXTURES = "lib/profile/fixtures";

interface Answered {
  code: number | null;
  out: string;
  err: string;
}

async function evidence(...args: string[]): Promise<Answered> {
  const command = ["--import", "tsx", "workers/cli.ts", "profile", "evidence", ...args];
  const child = spawn(process.execPath, command, { env: { ...process.env, INIT_CWD: process.cwd() } });
  const answered: Answered = { code: null, out: "", err: "" };
  child.stdout.on("data", (chunk) => (answered.out += chunk));
  child.stderr.on("data", (chunk) => (answered.err += chunk));
  answered.code = await new Promise((resolve) => child.once("close", resolve));
  return answered;
}

test("prints what an agent would see, within the limit, and no other byte", SLOW, async () => {
  const file = path.join(FIXTURES, "before.cpuprofile");
  const asked = [file, "--representation", "lines", "--tokens", "400", "--source", path.join(FIXTURES, "programs")];
  const [text, json] = await Promise.all([evidence(...asked), evidence(...asked, "--json")]);
  expect(text).toMatchObject({ code: 0, err: "" });
  expect(text.out).toMatch(/^cpu profile of `before\.cpuprofile`: [\s\S]* \| [\s\S]*not shown: \d+ functions, [^\n]*$/);
  const answer = JSON.parse(json.out);
  expect(answer.text).toBe(text.out);
  expect(answer.tokens).toBe(countTokens(text.out));
  expect(answer.tokens).toBeLessThanOrEqual(400);
  expect(answer.dropped.rows).toBeGreaterThan(0);
  expect(answer.named[0]).toMatchObject({ role: "row", rank: 1 });
});

test("compares with a base in the named tokenizer", SLOW, async () => {
  const [before, after] = ["before", "after"].map((name) => path.join(FIXTURES, `${name}.cpuprofile`));
  const asked = ["--base", before!, "--representation", "diff", "--tokens", "200", "--tokenizer", "cl100k_base"];
  const { out } = await evidence(after!, ...asked);
  expect(out).toContain("busy before");
  expect(countTokens(out, "cl100k_base")).toBeLessThanOrEqual(200);
});

test("refuses a base that measured something else, and says where there is none", SLOW, async () => {
  const [before, heap] = ["before.cpuprofile", "heap.heapprofile"].map((name) => path.join(FIXTURES, name));
  const limits = ["--representation", "diff", "--tokens", "400"];
  const [refused, alone] = await Promise.all([
    evidence(heap!, "--base", before!, ...limits),
    evidence(before!, ...limits),
  ]);
  expect(refused).toEqual({ code: 2, out: "", err: "A cpu profile cannot be compared with a heap profile.\n" });
  expect(alone.code).toBe(0);
  expect(alone.err).toMatch(/^There is nothing to compare with: .*--base/);
  expect(alone.out.split("\n")[1]).toContain("nothing to compare with");
});

test("names the first thing that is wrong, once", SLOW, async () => {
  const file = path.join(FIXTURES, "before.cpuprofile");
  const [large, unknown] = await Promise.all([
    evidence(file, "--representation", "top-k", "--tokens", "99999999999999999999"),
    evidence(file, "--wrong", "x"),
  ]);
  expect(large).toMatchObject({ code: 2, out: "" });
  expect(large.err).toMatch(
    /^Of the options, tokens is 100000000000000000000; expected a whole number of at most 1000000\.\n$/,
  );
  expect(unknown).toMatchObject({ code: 2, out: "" });
  expect(unknown.err).toMatch(/^wick profile evidence has no option --wrong; there are /);
});

test("takes several files of a side as runs of the same thing", SLOW, async () => {
  const [before, again, after] = ["before", "before-again", "after"].map((name) =>
    path.join(FIXTURES, `${name}.cpuprofile`),
  );
  const limits = ["--representation", "diff", "--tokens", "800"];
  const [compared, refused] = await Promise.all([
    evidence(after!, "--base", before!, "--base", again!, "--base", before!, ...limits),
    evidence(after!, path.join(FIXTURES, "heap.heapprofile"), ...limits),
  ]);
  expect(compared).toMatchObject({ code: 0, err: "" });
  expect(compared.out).toMatch(
    /^busy of one run: before .*; 3 runs before, 1 after; unchanged code moves by up to \d/m,
  );
  expect(refused).toMatchObject({ code: 2, out: "" });
  expect(refused.err).toMatch(
    /after\.cpuprofile, .*heap\.heapprofile are no runs of the same thing: A heap profile cannot/,
  );
});

test("says what is wrong in a sentence that names it, prints nothing, and exits with 2", SLOW, async () => {
  const [none, other, wrong] = await Promise.all([
    evidence("nowhere.cpuprofile", "--representation", "top-k", "--tokens", "400"),
    evidence("package.json", "--representation", "top-k", "--tokens", "400"),
    evidence(path.join(FIXTURES, "before.cpuprofile"), "--representation", "topk", "--tokens", "12"),
  ]);
  expect(none).toMatchObject({
    code: 2,
    out: "",
    err: "nowhere.cpuprofile cannot be read: there is nothing of that name.\n",
  });
  expect(other).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/^package\.json cannot be used: /) });
  expect(wrong).toMatchObject({ code: 2, out: "" });
  expect(wrong.err).toContain('representation is "topk"');
  expect(wrong.err).toContain("(did you mean top-k?)");
  expect(wrong.err).toContain("tokens is 12; evidence needs at least 20 tokens a call");
});
