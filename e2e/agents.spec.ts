import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { expect, type Locator, type Page, test } from "@playwright/test";

/**
 * Real agents in the browser: a model is configured, studies of `llm` and `perfagent` are designed, frozen and run, and their
 * pages tell what happened. The model is a script behind a real server, a model like any other to Wick, so its name says so.
 */
test.describe.configure({ mode: "serial" });

const MINUTE = 60_000;
const TASK = "denque-fromarray";
/** What each condition shows. */
const CONDITIONS = [
  ["C0", null],
  ["C1", "Baseline summary"],
  ["C2", "Top-K hot symbols"],
  ["C3", "Hierarchical call paths"],
  ["C4", "Before/after diff"],
] as const;
const model = `scripted-${Date.now()}`;
let server: ChildProcess;
let address = "";
let study = "";
let perfagentStudy = "";

test.beforeAll(async () => {
  const program = ["--import", "tsx", "lib/models/testing/serve-script.ts", "e2e/scripted-engineer.ts"];
  server = spawn(process.execPath, program, { stdio: ["ignore", "pipe", "inherit"] });
  if (!server.stdout) throw new Error("the server's output is not read");
  [address] = String(await once(server.stdout, "data")).split("\n") as [string];
});
test.afterAll(async () => {
  server.kill();
  await once(server, "exit");
});

test("a model is configured, and a call shows that it calls tools", async ({ page }) => {
  await page.goto("/system?add=model#models");
  const form = page.getByRole("form", { name: "Add a model" });
  await form.getByLabel("Name").fill(model);
  await form.getByLabel("Model", { exact: true }).fill("scripted-engineer");
  await form.getByLabel("Address").fill(`${address}/v1`);
  await form.getByRole("button", { name: "Add model" }).click();
  const row = page.getByRole("row", { name: new RegExp(model) });
  await row.getByRole("button", { name: `Test ${model}` }).click();
  await expect(row.getByRole("status")).toContainText("Tool calling works");
});

test("C0 to C4 with the agent llm are designed, frozen with model and prompts, and launched", async ({ page }) => {
  await page.goto("/studies/new");
  await page.getByRole("button", { name: "Start from full protocol" }).click();
  await page.waitForURL(/\/studies\/[0-9a-f-]{36}\/design$/);
  study = new URL(page.url()).pathname.replace(/\/design$/, "");
  await page.getByLabel("Title").fill("llm under C0 to C4");
  for (const id of ["B3", "B2", "B1"]) await page.getByRole("button", { name: `Remove ${id}` }).click();
  await page.getByRole("button", { name: "Choose none" }).click();
  await page.getByLabel("Filter tasks by id").fill(TASK);
  await page.getByRole("checkbox", { name: TASK }).check();
  await page.getByLabel("Steps", { exact: true }).fill("20");
  await page.getByLabel("Wall clock").fill("600");
  await page.getByLabel("Replicates", { exact: true }).fill("1");
  await page.getByLabel("Warm-ups").fill("0");
  await page.getByLabel("Rounds, at least").fill("3");
  await page.getByLabel("Rounds, at most").fill("3");

  const agent = page.locator("#agent");
  await agent.getByLabel("Agent", { exact: true }).selectOption("llm");
  await expect(page.getByText(/parameters\.model|name a model/).first()).toBeVisible();
  await expect(agent.getByText(/name a model that is configured on the system page/)).toBeVisible();
  await agent.getByLabel("Model", { exact: true }).selectOption(model);
  const turns = agent.getByLabel("Turn control");
  await expect(turns).toHaveValue("silent");
  await turns.selectOption("extension-on-request");
  await expect(agent.getByLabel("Requests granted")).toHaveValue("2");
  await agent.getByLabel("Turns", { exact: true }).fill("30");
  await turns.selectOption("remaining-each-step");
  await expect(agent.getByLabel("Requests granted")).toHaveCount(0);

  await expect(page.getByText("Nothing keeps this design from being frozen.")).toBeVisible();
  await page.getByRole("button", { name: "Freeze and launch 5 runs" }).click();
  await page.waitForURL(new RegExp(`${study}$`));
  const protocol = page.locator("#protocol");
  await expect(protocol.getByText(/^scripted-engineer at http:\/\/127\.0\.0\.1:\d+\/v1: /)).toBeVisible();
  await expect(protocol.getByText(/^llm, version \d/)).toBeVisible();
  await expect(protocol.getByRole("button", { name: "Copy hash of the prompts of llm" })).toBeVisible();
  await expect(protocol.getByText(/remaining-each-step/)).toBeVisible();
});

test("perfagent is refused evidence it would have to ask for, and launched with evidence at the start", async ({
  page,
}) => {
  await page.goto(study);
  await page.getByRole("button", { name: "Duplicate study" }).click();
  await page.waitForURL(/\/studies\/[0-9a-f-]{36}\/design$/);
  await page.getByLabel("Title").fill("perfagent with evidence at the start");
  for (const id of ["C4", "C3", "C2"]) await page.getByRole("button", { name: `Remove ${id}` }).click();
  const agent = page.locator("#agent");
  await agent.getByLabel("Agent", { exact: true }).selectOption("perfagent");
  await agent.getByLabel("Model", { exact: true }).selectOption(model);
  await agent.getByLabel("Iterations").fill("2");
  await agent.getByLabel("Samples").fill("2");
  await expect(page.getByText(/is on-demand, of which the agent perfagent has no use/)).toBeVisible();
  await page.getByLabel("Trigger of C1").selectOption("at-start");
  await expect(page.getByText("Nothing keeps this design from being frozen.")).toBeVisible();
  await page.getByRole("button", { name: "Freeze and launch 2 runs" }).click();
  await page.waitForURL(/\/studies\/[0-9a-f-]{36}$/);
  await expect(page.locator("#protocol").getByText(/^perfagent, version \d/)).toBeVisible();
  perfagentStudy = new URL(page.url()).pathname;
});

test("each condition's run shows its model calls, tools, evidence, budget and outcome; C0 shows no evidence", async ({
  page,
}) => {
  test.setTimeout(12 * MINUTE);
  await untilComplete(page, study, 11 * MINUTE);
  await expect(page.getByText("simulated", { exact: true })).toHaveCount(0);
  for (const [condition, shows] of CONDITIONS) {
    await openRun(page, study, condition);
    const profiles = shows === null ? 0 : 2;
    const steps = stepsOf(page);
    await expect(steps.getByText(/^profiled/)).toHaveCount(profiles);
    await expectSpent(page, { steps: 4 + profiles, of: 20, profiles });
    await steps.getByText("edited index.js").click();
    await expect(page.getByText(`return list.slice(this._head, this._tail);`).first()).toBeVisible();
    await expect(page.getByText(/^Left of your budget: 1\d steps, /)).toBeVisible();
    await expectModelCall(page);
    if (shows !== null) {
      await steps
        .getByText(/^profiled/)
        .last()
        .click();
      await expect(page.getByText(`what the agent saw · ${shows}`)).toBeVisible();
      await expect(page.getByText(/\d+ of 1,500 tokens · on demand/)).toBeVisible();
    }
    await expectOutcome(page);
  }
});

test("perfagent's run shows its iterations, the evidence it was given at the start, and that the best was kept", async ({
  page,
}) => {
  test.setTimeout(12 * MINUTE);
  await untilComplete(page, perfagentStudy, 11 * MINUTE);
  for (const condition of ["C0", "C1"] as const) {
    await openRun(page, perfagentStudy, condition);
    const profiles = condition === "C0" ? 0 : 1;
    const steps = stepsOf(page);
    await expectSpent(page, { steps: 5, of: 20, profiles });
    await expect(steps.getByText(/^profiled/)).toHaveCount(profiles);
    await expect(steps.getByText("edited index.js")).toHaveCount(2);
    await expect(steps.getByText(/^✕ \d+ of 13$/)).toHaveCount(1);
    await steps.getByText("edited index.js").first().click();
    await expectModelCall(page);
    if (profiles > 0) {
      await steps.getByText(/^profiled/).click();
      await expect(page.getByText(/\d+ of 1,500 tokens · at the start/)).toBeVisible();
    }
    await expectOutcome(page);
  }
});

/** Waits on the study's page, which follows its runs by itself. */
async function untilComplete(page: Page, path: string, timeout: number): Promise<void> {
  await page.goto(path);
  await expect(page.getByText(/^●?\s*complete$/).first()).toBeVisible({ timeout });
}

async function openRun(page: Page, path: string, condition: string): Promise<void> {
  await page.goto(`${path}/runs?state=done&condition=${condition}`);
  await page.getByRole("row").filter({ hasText: TASK }).getByRole("link").first().click();
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}/);
}

const stepsOf = (page: Page): Locator => page.getByRole("navigation", { name: "Steps" });

async function expectSpent(page: Page, { steps, of, profiles }: { steps: number; of: number; profiles: number }) {
  const budget = page.getByRole("region", { name: "Budget used" });
  await expect(budget).toContainText(`steps${steps} / ${of}`);
  await expect(budget).toContainText(/tokens[1-9][\d,.]*(\sk)?\s\//);
  if (profiles > 0) {
    await expect(budget).toContainText(`profiling calls${profiles} / 3`);
    await expect(budget).toContainText(/evidence [1-9][\d,]* tokens/);
  } else await expect(budget).toContainText("profiling calls: none in this condition");
}

async function expectModelCall(page: Page): Promise<void> {
  const call = page.getByRole("region", { name: "Model call" }).first();
  await expect(call).toContainText(/[1-9][\d,]* tokens in, [1-9][\d,]* out/);
  await expect(call).not.toContainText("estimated");
}

async function expectOutcome(page: Page): Promise<void> {
  const outcome = page.getByRole("region", { name: "Outcome" });
  await expect(outcome).toContainText("correct");
  await expect(outcome).toContainText(/(\d+) of \1 pass/);
  await expect(outcome).toContainText("3 rounds");
  await expect(page.getByText("submitted its patch").first()).toBeVisible();
  await expect(page.getByText("simulated", { exact: true })).toHaveCount(0);
}
